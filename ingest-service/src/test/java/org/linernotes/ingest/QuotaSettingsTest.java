package org.linernotes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;
import org.linernotes.ingest.quota.QuotaLimits;

class QuotaSettingsTest {
  @Test
  void shouldLimitNothingUnlessSet() {
    assertThat(QuotaSettings.from(new Settings(Map.of()))).isEqualTo(new QuotaLimits(0, 0, 10, 0));
  }

  @Test
  void shouldTakeEachLimit() {
    Settings settings =
        new Settings(
            Map.of(
                "LINERNOTES_INGEST_KEY_EVENTS_PER_SECOND", "5000",
                "LINERNOTES_INGEST_KEY_KIB_PER_SECOND", "4194304",
                "LINERNOTES_INGEST_KEY_BURST_SECONDS", "30",
                "LINERNOTES_INGEST_KEY_EVENTS_PER_DAY", "2000000000"));

    assertThat(QuotaSettings.from(settings))
        .isEqualTo(new QuotaLimits(5000, 4L << 30, 30, 2_000_000_000));
  }

  @Test
  void shouldRefuseANegativeLimit() {
    Settings settings = new Settings(Map.of("LINERNOTES_INGEST_KEY_EVENTS_PER_DAY", "-1"));

    assertThatThrownBy(() -> QuotaSettings.from(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'-1' (expected: a whole number 0..2147483647)");
  }
}
