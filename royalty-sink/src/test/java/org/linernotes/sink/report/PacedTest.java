package org.linernotes.sink.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacedTest {
  private long now = -1000;
  private int asked;
  private long takes;
  private final Paced<Integer> paced = new Paced<>(this::find, () -> now);

  private Integer find() {
    now += takes;
    return ++asked;
  }

  @Test
  void shouldKeepAnAnswerTenTimesAsLongAsItTookToFind() {
    takes = 5;
    assertThat(paced.get()).isEqualTo(1);
    now += 49;
    assertThat(paced.get()).isEqualTo(1);
    now += 1;
    assertThat(paced.get()).isEqualTo(2);
  }

  @Test
  void shouldAskAgainAtOnceWhatTakesNoTime() {
    assertThat(paced.get()).isEqualTo(1);
    assertThat(paced.get()).isEqualTo(2);
  }
}
