package org.linernotes.sink;

import java.util.List;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;

/**
 * How to reach PostgreSQL.
 *
 * @param user the role that the service runs as: it can add to the ledger and not change it
 * @param migrationUser the role that owns the tables; empty: the service does not migrate
 */
public record DatabaseSettings(
    String url,
    String user,
    String password,
    String migrationUser,
    String migrationPassword,
    int readers) {
  public static final Setting<String> URL =
      Setting.text("LINERNOTES_DB_URL", null, "JDBC URL of the PostgreSQL database");
  public static final Setting<String> USER =
      Setting.text("LINERNOTES_DB_USER", null, "Role that the service runs as");
  public static final Setting<String> PASSWORD =
      Setting.text("LINERNOTES_DB_PASSWORD", "", "Its password");
  public static final Setting<String> MIGRATION_USER =
      Setting.text(
          "LINERNOTES_DB_MIGRATION_USER",
          "",
          "Role that owns the tables, another than the service's. If set, the service brings the schema up to date at its start, creates its own role if there is none, and grants it what it needs; if not, it only checks that the schema is up to date");
  public static final Setting<String> MIGRATION_PASSWORD =
      Setting.text("LINERNOTES_DB_MIGRATION_PASSWORD", "", "Its password");
  public static final Setting<Integer> READERS =
      Setting.integer(
          "LINERNOTES_DB_READERS",
          8,
          1,
          200,
          "Connections for HTTP answers; the books have one more");

  public static final List<Setting<?>> ALL =
      List.of(URL, USER, PASSWORD, MIGRATION_USER, MIGRATION_PASSWORD, READERS);

  public static DatabaseSettings from(Settings settings) {
    return new DatabaseSettings(
        settings.get(URL),
        settings.get(USER),
        settings.get(PASSWORD),
        settings.get(MIGRATION_USER),
        settings.get(MIGRATION_PASSWORD),
        settings.get(READERS));
  }

  public DatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new ConfigException(URL.name() + ": '" + url + "' (expected: jdbc:postgresql:...)");
    }
    if (migrationUser.equals(user)) {
      throw new ConfigException(
          MIGRATION_USER.name()
              + ": '"
              + user
              + "' (expected: another than "
              + USER.name()
              + ", since an owner of the ledger could change it)");
    }
  }

  public boolean migrates() {
    return !migrationUser.isEmpty();
  }

  /** Never the passwords: records print their fields. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + url + ", " + user + "]";
  }
}
