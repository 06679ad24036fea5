package org.linernotes.sink.period;

import java.time.Instant;
import java.time.YearMonth;

/** What finance did to a month. */
public record PeriodStep(
    YearMonth period, PeriodState state, Instant at, String by, String reason) {

  public PeriodStep {
    if (state == PeriodState.OPEN) {
      throw new IllegalArgumentException("state: OPEN (expected: REVIEW or CLOSED)");
    }
  }
}
