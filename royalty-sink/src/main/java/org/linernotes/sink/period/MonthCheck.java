package org.linernotes.sink.period;

import java.util.List;

/**
 * One thing that must hold before a month closes.
 *
 * @param differences what does not, each with what was found and what was expected; empty: it holds
 */
public record MonthCheck(Name name, List<String> differences) {

  /** What is checked. */
  public enum Name {
    /** All that was accepted of the month is in the books. */
    NOTHING_IN_FLIGHT,
    /** Every use that was recorded, and not taken back, has a verdict. */
    RECORDED_EQUALS_RATED,
    /** The debit of every entry equals its credits. */
    ENTRIES_BALANCE,
    /** Per licence, what platforms owe is what parties are owed. */
    LICENCE_INCOME,
    /** What is booked of every cell is what the accruals topic says. */
    LEDGER_EQUALS_ACCRUALS
  }

  public MonthCheck {
    differences = List.copyOf(differences);
  }

  public boolean ok() {
    return differences.isEmpty();
  }
}
