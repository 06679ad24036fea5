package org.linernotes.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = {"org.linernotes.standalone", "org.linernotes.cli", "org.linernotes.demo"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule onlyKafkaPackagesUseKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("..kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "kafka..");

  @ArchTest
  static final ArchRule onlyPostgresPackagesUseSql =
      noClasses()
          .that()
          .resideOutsideOfPackage("..postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "io.zonky..");

  @ArchTest
  static final ArchRule nobodyUsesTheHttpServerItself =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.linecorp.armeria..");

  @ArchTest
  static final ArchRule theSampleIsIndependentOfTheServices =
      noClasses()
          .that()
          .resideInAPackage("org.linernotes.demo..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are ours, outside of the sample",
                  type ->
                      type.getPackageName().startsWith("org.linernotes.")
                          && !type.getPackageName().startsWith("org.linernotes.demo")));

  @ArchTest
  static final ArchRule theStackKnowsNoCommandLine =
      noClasses()
          .that()
          .resideInAPackage("org.linernotes.standalone..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.linernotes.cli..", "org.linernotes.demo..", "picocli..");

  @ArchTest
  static final ArchRule theClientKnowsTheApiOnly =
      noClasses()
          .that()
          .resideInAPackage("org.linernotes.cli.client..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.linernotes.standalone..", "picocli..");
}
