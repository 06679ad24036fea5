package org.linernotes.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.linernotes", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule onlyKafkaPackagesUseKafkaClients =
      noClasses()
          .that()
          .resideOutsideOfPackage("..kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.clients..");

  @ArchTest
  static final ArchRule onlyHttpPackagesUseTheHttpServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("..http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.linecorp.armeria..");

  @ArchTest
  static final ArchRule onlyTheAdapterUsesTheRegistryClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("..serde.registry..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule valuesKnowNoTechnology =
      noClasses()
          .that()
          .resideInAnyPackage("..money..", "..music..", "..licence..", "..usage..", "..config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache..", "com.linecorp..", "io.micrometer..");
}
