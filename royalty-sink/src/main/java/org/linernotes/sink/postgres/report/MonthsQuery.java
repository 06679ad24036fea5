package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.linernotes.money.Decimals;
import org.linernotes.sink.period.MonthEnd.Month;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.MonthTotals;

/**
 * Months side by side. What a closed month has booked never changes, so that it is summed once and
 * kept here; an open one is summed anew, along the index on its postings.
 */
final class MonthsQuery {
  private static final String ACCRUED =
      """
      SELECT p.period, a.currency, -sum(p.amount) FROM account a JOIN posting p ON p.account_id = a.id
       WHERE a.kind = 'PARTY' AND p.period = ANY (?)
       GROUP BY p.period, a.currency HAVING sum(p.amount) <> 0
      """;
  private static final String EVENTS =
      "SELECT period, sum(recorded - voided) FROM audit_count GROUP BY period";

  private final Map<YearMonth, SortedMap<String, BigDecimal>> closed = new ConcurrentHashMap<>();

  /**
   * @param months as they stood before the transaction began: one that was closed then stays so
   */
  List<MonthTotals> run(Connection on, List<Month> months) throws SQLException {
    Map<YearMonth, SortedMap<String, BigDecimal>> accrued = accrued(on, months);
    Map<YearMonth, Long> events = new HashMap<>();
    Query.of(EVENTS)
        .list(
            on,
            row -> events.put(YearMonth.from(row.getObject(1, LocalDate.class)), row.getLong(2)));
    List<MonthTotals> totals = new ArrayList<>();
    for (Month month : months) {
      SortedMap<String, BigDecimal> sums = accrued.getOrDefault(month.period(), new TreeMap<>());
      if (month.state() == PeriodState.CLOSED) {
        closed.put(month.period(), sums);
      }
      totals.add(
          new MonthTotals(
              month.period(), month.state(), sums, events.getOrDefault(month.period(), 0L)));
    }
    return totals;
  }

  private Map<YearMonth, SortedMap<String, BigDecimal>> accrued(Connection on, List<Month> months)
      throws SQLException {
    Map<YearMonth, SortedMap<String, BigDecimal>> accrued = new HashMap<>(closed);
    Object[] wanted =
        months.stream()
            .map(Month::period)
            .filter(month -> !closed.containsKey(month))
            .map(month -> month.atDay(1).toString())
            .toArray();
    Query.of(ACCRUED, on.createArrayOf("date", wanted))
        .list(
            on,
            row ->
                accrued
                    .computeIfAbsent(
                        YearMonth.from(row.getObject(1, LocalDate.class)), month -> new TreeMap<>())
                    .put(row.getString(2), Decimals.money(row.getBigDecimal(3))));
    return accrued;
  }
}
