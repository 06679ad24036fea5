package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.closing.ChargeEntries;
import org.linernotes.sink.closing.MonthCharges;
import org.linernotes.sink.closing.MonthLicence;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.period.PeriodLog;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.PeriodStep;
import org.linernotes.sink.postgres.AccountIds;
import org.linernotes.sink.postgres.LedgerTables;
import org.linernotes.sink.postgres.Query;

/**
 * Books what a closing month owes beside its uses, and what closed months owe more or less since
 * something of theirs changed.
 */
final class ChargeBook {
  private static final String CHANGED =
      "SELECT origin FROM changed_month WHERE origin < ? ORDER BY origin";
  private static final String SETTLE = "DELETE FROM changed_month WHERE origin < ?";

  private ChargeBook() {}

  /** What is to be booked, in the order of the months of use. */
  static List<Entry> entries(Connection connection, YearMonth period, PeriodLog log)
      throws SQLException {
    List<MonthLicence> licences = ChargesQuery.licences(connection);
    TreeSet<YearMonth> origins = new TreeSet<>();
    Query.of(CHANGED, Query.day(period))
        .list(connection, row -> origins.add(PeriodTable.month(row, 1)));
    origins.add(period);
    YearMonth begun = begun(log, period);
    List<Entry> entries = new ArrayList<>();
    for (YearMonth origin : origins) {
      List<Line> wanted =
          MonthCharges.of(
              origin, licences, ChargesQuery.use(connection, origin), origin.isBefore(begun));
      entries.addAll(ChargeEntries.of(period, BookedCharges.of(connection, origin), wanted));
    }
    return entries;
  }

  /** Books them. */
  static List<Entry> close(Connection connection, YearMonth period, PeriodLog log, Instant at)
      throws SQLException {
    List<Entry> entries = entries(connection, period, log);
    if (!entries.isEmpty()) {
      new LedgerTables(new AccountIds()).append(connection, entries, at);
    }
    Query.of(SETTLE, Query.day(period)).update(connection);
    return entries;
  }

  /** Opens the accounts that they will need: an account without postings shows nowhere. */
  static void openAccounts(Connection connection, List<Entry> entries) throws SQLException {
    new LedgerTables(new AccountIds()).openAccounts(connection, entries);
  }

  /** The first month that these books closed. */
  private static YearMonth begun(PeriodLog log, YearMonth closing) {
    @Nullable YearMonth first = null;
    for (PeriodStep step : log.steps()) {
      if (step.state() == PeriodState.CLOSED && (first == null || step.period().isBefore(first))) {
        first = step.period();
      }
    }
    return first == null ? closing : first;
  }
}
