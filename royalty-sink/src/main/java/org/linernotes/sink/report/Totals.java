package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.util.List;
import org.linernotes.sink.period.PeriodState;

/** What a month owes, from the postings themselves. */
public record Totals(PeriodState state, List<PartyTotal> totals, List<Control> control) {

  /** What a party is owed. */
  public record PartyTotal(String party, String currency, BigDecimal accrued) {}

  /** Both sides of the books; they are equal, or something is broken. */
  public record Control(String currency, BigDecimal debits, BigDecimal credits) {}
}
