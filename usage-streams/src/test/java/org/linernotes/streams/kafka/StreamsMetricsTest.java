package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StreamsMetricsTest {
  private static final long NOW = 100_000;

  private final StreamsMetrics metrics =
      new StreamsMetrics(
          new SimpleMeterRegistry(), Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  @Test
  void shouldTellTheAgeOfTheOldestOfAllPartitions() {
    metrics.awaits(0, new Backlog(3, 0, NOW - 2_000));
    metrics.awaits(1, new Backlog(4, 2, NOW - 7_500));
    assertThat(metrics.waiting().ageSeconds()).isEqualTo(7.5);
    assertThat(metrics.waiting().marks()).isEqualTo(7);
    assertThat(metrics.waiting().scans()).isEqualTo(2);
  }

  @Test
  void shouldBeOfNoAgeWhenNothingAwaitsRating() {
    metrics.awaits(0, new Backlog(3, 0, NOW - 2_000));
    metrics.awaitsNothing(0);
    assertThat(metrics.waiting().ageSeconds()).isZero();
    assertThat(metrics.waiting().marks()).isZero();
  }

  @Test
  void shouldCountWhatIsSetAsideByCauseFromZero() {
    metrics.quarantined("INVALID");
    assertThat(metrics.quarantinedByCause())
        .containsEntry("INVALID", 1L)
        .containsEntry("CONFLICT", 0L);
  }
}
