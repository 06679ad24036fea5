package org.linernotes.ingest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(
    packages = "org.linernotes.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyKafkaPackagesUseKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("..kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyHttpPackagesUseArmeria =
      noClasses()
          .that()
          .resideOutsideOfPackage("..http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.linecorp..");

  @ArchTest
  static final ArchRule nothingUsesJdbc =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..");

  /** What is judged knows neither where it came from nor where it goes. */
  @ArchTest
  static final ArchRule rulesKnowNoTechnology =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..ingest.item..",
              "..ingest.body..",
              "..ingest.flow..",
              "..ingest.quota..",
              "..usage..",
              "..catalogue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..ingest.http..", "..ingest.kafka..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      SlicesRuleDefinition.slices()
          .matching("org.linernotes.ingest.(item|flow|body|usage|catalogue|quota|http)..")
          .should()
          .beFreeOfCycles();
}
