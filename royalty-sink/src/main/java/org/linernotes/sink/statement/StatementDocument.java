package org.linernotes.sink.statement;

import java.time.YearMonth;
import org.linernotes.sink.period.PeriodState;

/**
 * What all of a party's statements of a month have in common; one per currency.
 *
 * @param status of the month: what is not CLOSED is a draft
 */
public record StatementDocument(String party, YearMonth period, PeriodState status) {

  public StatementDocument {
    Require.text("party", party);
  }

  public boolean draft() {
    return status != PeriodState.CLOSED;
  }
}
