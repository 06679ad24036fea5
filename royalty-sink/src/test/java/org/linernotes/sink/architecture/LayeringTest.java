package org.linernotes.sink.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.linernotes.sink",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  @ArchTest
  static final ArchRule onlyKafkaPackagesUseKafka = only("..kafka..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyPostgresPackagesUseSql =
      only("..postgres..", "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..");

  @ArchTest
  static final ArchRule onlyPostgresPackagesMigrate = only("..postgres..", "org.flywaydb..");

  @ArchTest static final ArchRule onlyHttpPackagesUseTheServer = only("..http..", "com.linecorp..");

  @ArchTest
  static final ArchRule bookingIsPure =
      noClasses()
          .that()
          .resideInAPackage("..sink.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.linernotes.sink.kafka..",
              "org.linernotes.sink.postgres..",
              "org.linernotes.sink.http..",
              "java.io..",
              "java.net..",
              "java.nio.file..");

  @ArchTest
  static final ArchRule moneyIsExact =
      noClasses()
          .that()
          .resideInAnyPackage("..sink.ledger..", "..sink.report..", "..sink.batch..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Double");

  private static ArchRule only(String layer, String... technology) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(layer)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology);
  }
}
