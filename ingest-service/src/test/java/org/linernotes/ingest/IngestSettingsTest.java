package org.linernotes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.config.Settings;
import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.http.WriteLimits;

class IngestSettingsTest {
  private static final long MIB = 1 << 20;

  private static IngestSettings with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
    return IngestSettings.from(new Settings(all));
  }

  @Test
  void shouldBoundEverythingUnlessToldOtherwise() {
    assertThat(with(Map.of()).writeLimits())
        .isEqualTo(
            new WriteLimits(
                new BodyLimits((int) (16 * MIB), 1_000_000, (int) MIB, (int) MIB, 200),
                new InFlight.Limits(128 * MIB, 64 * MIB, 8 * MIB),
                128,
                Duration.ofSeconds(30),
                1024,
                Duration.ofSeconds(35)));
    assertThat(with(Map.of()).workers()).isPositive();
  }

  @Test
  void shouldReadEachLimit() {
    IngestSettings settings =
        with(
            Map.ofEntries(
                Map.entry("LINERNOTES_INGEST_MAX_BODY_MIB", "1"),
                Map.entry("LINERNOTES_INGEST_MAX_ITEMS", "2"),
                Map.entry("LINERNOTES_INGEST_MAX_LINE_KIB", "3"),
                Map.entry("LINERNOTES_INGEST_MAX_AVRO_BLOCK_KIB", "17"),
                Map.entry("LINERNOTES_INGEST_MAX_INFLATION", "4"),
                Map.entry("LINERNOTES_INGEST_MAX_CONCURRENT_REQUESTS", "5"),
                Map.entry("LINERNOTES_INGEST_IN_FLIGHT_MIB", "6"),
                Map.entry("LINERNOTES_INGEST_IN_FLIGHT_PER_KEY_MIB", "7"),
                Map.entry("LINERNOTES_INGEST_IN_FLIGHT_PER_REQUEST_MIB", "8"),
                Map.entry("LINERNOTES_INGEST_BODY_IDLE_SECONDS", "9"),
                Map.entry("LINERNOTES_INGEST_BODY_BYTES_PER_SECOND", "10"),
                Map.entry("LINERNOTES_INGEST_WORKERS", "11"),
                Map.entry("LINERNOTES_INGEST_DELIVERY_TIMEOUT_SECONDS", "12")));
    assertThat(settings.writeLimits())
        .isEqualTo(
            new WriteLimits(
                new BodyLimits((int) MIB, 2, 3 * 1024, 17 * 1024, 4),
                new InFlight.Limits(6 * MIB, 7 * MIB, 8 * MIB),
                5,
                Duration.ofSeconds(9),
                10,
                Duration.ofSeconds(17)));
    assertThat(settings.workers()).isEqualTo(11);
  }
}
