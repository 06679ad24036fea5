package org.linernotes.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;

class SinkSettingsTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "LINERNOTES_DB_URL", "jdbc:postgresql://localhost/linernotes",
              "LINERNOTES_DB_USER", "sink",
              "LINERNOTES_DB_PASSWORD", "secret"));

  private DatabaseSettings database() {
    return DatabaseSettings.from(new Settings(environment));
  }

  @Test
  void shouldOnlyCheckTheSchemaWhenNoMigrationRoleIsSet() {
    assertThat(database().migrates()).isFalse();
  }

  @Test
  void shouldRefuseToOwnTheLedgerThatItWrites() {
    environment.put("LINERNOTES_DB_MIGRATION_USER", "sink");

    assertThatThrownBy(this::database)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expected: another than LINERNOTES_DB_USER");
  }

  @Test
  void shouldRefuseADatabaseThatIsNotPostgres() {
    environment.put("LINERNOTES_DB_URL", "jdbc:mysql://localhost/x");

    assertThatThrownBy(this::database)
        .hasMessageContaining("'jdbc:mysql://localhost/x' (expected: jdbc:postgresql:...)");
  }

  @Test
  void shouldNeverPrintAPassword() {
    assertThat(database().toString()).doesNotContain("secret");
  }
}
