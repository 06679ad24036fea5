package org.linernotes.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace(Duration.ofSeconds(30), 1024, 0);

  private boolean slow(long second, long bytes, boolean awaited) {
    return pace.isTooSlow(bytes, awaited, second * SECOND);
  }

  @Test
  void shouldEndABodyOfWhichNothingComesForTooLong() {
    assertThat(slow(10, 1_000_000, true)).isFalse();
    assertThat(slow(39, 1_000_000, true)).isFalse();
    assertThat(slow(40, 1_000_000, true)).isTrue();
  }

  @Test
  void shouldEndABodyThatComesByteAfterByte() {
    for (int second = 1; second < 30; second++) {
      assertThat(slow(second, second, true)).isFalse();
    }
    assertThat(slow(30, 30, true)).isTrue();
  }

  @Test
  void shouldLetABodyComeInBurstsThatAreEnoughOnAverage() {
    for (int second = 1; second < 300; second++) {
      assertThat(slow(second, (second / 20) * 40_000L + 40_000, true)).isFalse();
    }
  }

  /** It is we who keep it waiting. */
  @Test
  void shouldNotCountTheTimeThatAClientIsHeldBack() {
    for (int second = 1; second < 3600; second++) {
      assertThat(slow(second, 10, false)).isFalse();
    }
    assertThat(slow(3610, 10, true)).isFalse();
    assertThat(slow(3629, 10, true)).isTrue();
  }
}
