package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.linernotes.config.ConfigException;
import org.linernotes.sink.DatabaseSettings;

/** Tables, and the role that may only add to the ledger. */
public final class Schema {
  private static final String MIGRATIONS = "classpath:org/linernotes/sink/migrations";

  private Schema() {}

  /**
   * Brings the schema up to date if the settings name a role for that, and checks it.
   *
   * @throws ConfigException if the database does not answer, the schema is not the one expected, or
   *     the service's role could change the ledger
   */
  public static void ready(DatabaseSettings settings) {
    try {
      if (settings.migrates()) {
        migrate(settings);
      }
      check(settings);
    } catch (SQLException e) {
      throw new ConfigException("database " + settings.url() + ": " + Database.firstLine(e), e);
    } catch (FlywayException e) {
      String message =
          String.valueOf(e.getMessage()).lines().findFirst().orElse("migration failed");
      throw new ConfigException("database " + settings.url() + ": " + message, e);
    }
  }

  /** Makes the schema as it was at a version, without a role for the service. */
  public static void make(DatabaseSettings settings, int version) {
    configured(settings, settings.migrationUser(), settings.migrationPassword())
        .target(Integer.toString(version))
        .load()
        .migrate();
  }

  /** Under a lock, since several instances may start at once. */
  private static void migrate(DatabaseSettings settings) throws SQLException {
    String user = settings.migrationUser();
    String password = settings.migrationPassword();
    try (Connection connection = DriverManager.getConnection(settings.url(), user, password)) {
      ServiceRole.lock(connection); // held until the connection closes
      ServiceRole role = new ServiceRole(settings.user(), settings.password());
      role.create(connection);
      flyway(settings, user, password).migrate();
      role.grant(connection);
    }
  }

  private static void check(DatabaseSettings settings) throws SQLException {
    String user = settings.user();
    try (Connection connection =
        DriverManager.getConnection(settings.url(), user, settings.password())) {
      MigrationInfo[] pending = flyway(settings, user, settings.password()).info().pending();
      if (pending.length > 0) {
        throw new ConfigException(
            "database "
                + settings.url()
                + ": migration "
                + pending[0].getVersion()
                + " is missing (expected: up to date; set "
                + DatabaseSettings.MIGRATION_USER.name()
                + ")");
      }
      ServiceRole.checkAppendOnly(connection, user);
    }
  }

  private static Flyway flyway(DatabaseSettings settings, String user, String password) {
    return configured(settings, user, password).load();
  }

  private static FluentConfiguration configured(
      DatabaseSettings settings, String user, String password) {
    return Flyway.configure()
        .dataSource(settings.url(), user, password)
        .locations(MIGRATIONS)
        .validateMigrationNaming(true)
        .cleanDisabled(true);
  }
}
