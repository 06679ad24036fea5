package org.linernotes.sink.period;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** What closing a month comes to: the draft of it, or what was done. */
public record MonthSummary(
    YearMonth period,
    PeriodState state,
    List<MonthCheck> checks,
    List<ChargeSum> charges,
    List<ParkedParty> parked,
    List<CurrencyTotal> totals) {

  /** What was booked beside uses: one licence's fee or guarantee for one month of use. */
  public record ChargeSum(
      String licenceId,
      String charge,
      YearMonth originMonth,
      String currency,
      BigDecimal amount,
      long lines) {}

  /** All statements in a currency. */
  public record CurrencyTotal(
      String currency,
      long statements,
      BigDecimal accrued,
      BigDecimal adjusted,
      BigDecimal payable,
      BigDecimal carried) {}

  public MonthSummary {
    checks = List.copyOf(checks);
    charges = List.copyOf(charges);
    parked = List.copyOf(parked);
    totals = List.copyOf(totals);
  }
}
