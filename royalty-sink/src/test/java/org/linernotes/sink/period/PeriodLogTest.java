package org.linernotes.sink.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OPEN, REVIEW, CLOSED, never back, and in order. */
class PeriodLogTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private static PeriodStep step(YearMonth month, PeriodState state) {
    return new PeriodStep(month, state, Instant.EPOCH, "FINANCE", "month end");
  }

  private static final PeriodLog FRESH = new PeriodLog(List.of(), SEPTEMBER);
  private static final PeriodLog REVIEWED =
      new PeriodLog(List.of(step(SEPTEMBER, PeriodState.REVIEW)), SEPTEMBER);
  private static final PeriodLog CLOSED =
      new PeriodLog(
          List.of(step(SEPTEMBER, PeriodState.REVIEW), step(SEPTEMBER, PeriodState.CLOSED)),
          OCTOBER);

  @Test
  void shouldPutTheEarliestMonthThatIsDueToReview() {
    assertThatCode(() -> FRESH.requireReviewable(SEPTEMBER)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAMonthBeforeAnEarlierOneIsClosed() {
    assertThatThrownBy(() -> FRESH.requireReviewable(OCTOBER))
        .hasMessageContaining("2026-09")
        .extracting(e -> ((PeriodRefusedException) e).code())
        .isEqualTo("PERIOD_OUT_OF_ORDER");
  }

  @Test
  void shouldCloseOnlyAfterReview() {
    assertThatThrownBy(() -> FRESH.requireClosable(SEPTEMBER, TODAY))
        .hasMessage("2026-09 is OPEN (expected: REVIEW)");
    assertThatCode(() -> REVIEWED.requireClosable(SEPTEMBER, TODAY)).doesNotThrowAnyException();
  }

  @Test
  void shouldNotCloseAMonthOnItsLastDay() {
    assertThatThrownBy(() -> REVIEWED.requireClosable(SEPTEMBER, LocalDate.of(2026, 9, 30)))
        .hasMessageContaining("2026-09 is not over");
  }

  @Test
  void shouldNeverGoBack() {
    assertThatThrownBy(() -> CLOSED.requireReviewable(SEPTEMBER)).hasMessage("2026-09 is closed");
    assertThatThrownBy(() -> CLOSED.requireClosable(SEPTEMBER, TODAY))
        .hasMessage("2026-09 is closed");
    assertThatThrownBy(() -> REVIEWED.requireReviewable(SEPTEMBER))
        .hasMessage("2026-09 is in review already");
  }

  @Test
  void shouldCountMonthsBeforeAClosedOneAsClosed() {
    assertThat(CLOSED.state(YearMonth.of(2020, 1))).isEqualTo(PeriodState.CLOSED);
    assertThat(CLOSED.state(OCTOBER)).isEqualTo(PeriodState.OPEN);
  }
}
