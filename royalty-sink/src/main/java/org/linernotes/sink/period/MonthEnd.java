package org.linernotes.sink.period;

import java.time.YearMonth;
import java.util.List;

/**
 * What finance does with months. All throw {@link org.linernotes.sink.batch.StoreException} if the
 * database does not answer, and {@link PeriodRefusedException} if a month's turn has not come.
 */
public interface MonthEnd {

  /** Who asks for it, and why; kept. */
  record Order(String by, String reason) {}

  /** Months with use, entries or steps, and the current one, ascending. */
  List<Month> months();

  /**
   * Where a month stands.
   *
   * @param steps its own, at most one to review and one to close
   */
  record Month(YearMonth period, PeriodState state, List<PeriodStep> steps) {}

  /** Puts a month to review; returns its draft. */
  MonthSummary review(YearMonth month, Order order);

  /** What closing a month in review would come to now. */
  MonthSummary draft(YearMonth month);

  /**
   * Closes a month in review.
   *
   * @throws ChecksFailedException if it does not add up
   */
  MonthSummary close(YearMonth month, Order order);
}
