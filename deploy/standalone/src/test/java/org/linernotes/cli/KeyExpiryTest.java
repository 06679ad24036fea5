package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KeyExpiryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static KeyExpiry of(String... arguments) {
    return CommandLine.populateCommand(new KeyExpiry(), arguments);
  }

  @Test
  void shouldEndAKeyAfterAYearUnlessToldOtherwise() {
    assertThat(of().after(NOW)).isEqualTo(NOW.plus(Duration.ofDays(365)));
    assertThat(of("--no-expiry").after(NOW)).isNull();
  }

  @Test
  void shouldLetAKeyWorkForAsLongAsIsSaid() {
    assertThat(of("--valid-for", "90d").after(NOW)).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(of("--valid-for", "12h").after(NOW)).isEqualTo(NOW.plus(Duration.ofHours(12)));
  }

  @Test
  void shouldLetAKeyWorkOnItsLastDay() {
    assertThat(of("--expires", "2027-01-31").after(NOW))
        .isEqualTo(Instant.parse("2027-02-01T00:00:00Z"));
    assertThat(of("--expires", "2026-11-24").after(NOW))
        .isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
  }
}
