package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.closing.MonthLicence;
import org.linernotes.sink.period.PeriodLog;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.PeriodStep;
import org.linernotes.sink.postgres.Query;

/** The steps of the months, and which months have anything in them. */
public final class PeriodTable {
  private static final String STEPS =
      "SELECT period, state, at, by_whom, reason FROM period_step ORDER BY period, at";
  private static final String INSERT =
      "INSERT INTO period_step (period, state, at, by_whom, reason) VALUES (?, ?, ?, ?, ?)";

  /** Hops from month to month on the index, instead of reading every entry. */
  private static final String USED =
      """
      WITH RECURSIVE booked (period) AS (
        (SELECT period FROM entry ORDER BY period LIMIT 1)
        UNION ALL
        SELECT (SELECT e.period FROM entry e WHERE e.period > b.period ORDER BY e.period LIMIT 1)
          FROM booked b WHERE b.period IS NOT NULL)
      SELECT period FROM booked WHERE period IS NOT NULL
      UNION SELECT period FROM audit_count WHERE reported > 0
      ORDER BY period
      """;

  private PeriodTable() {}

  static List<PeriodStep> steps(Connection connection) throws SQLException {
    return Query.of(STEPS).list(connection, PeriodTable::step);
  }

  private static PeriodStep step(ResultSet row) throws SQLException {
    return new PeriodStep(
        month(row, 1),
        PeriodState.valueOf(row.getString(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5));
  }

  static YearMonth month(ResultSet row, int column) throws SQLException {
    return YearMonth.from(row.getDate(column).toLocalDate());
  }

  static void insert(Connection connection, PeriodStep step) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setDate(1, Date.valueOf(step.period().atDay(1)));
      statement.setString(2, step.state().name());
      statement.setObject(3, step.at().atOffset(ZoneOffset.UTC));
      statement.setString(4, step.by());
      statement.setString(5, step.reason());
      statement.executeUpdate();
    }
  }

  /** Where a month stands. */
  public static PeriodState state(Connection connection, YearMonth month) throws SQLException {
    return new PeriodLog(steps(connection), null).state(month);
  }

  /** Months that have use or entries, ascending. */
  static List<YearMonth> used(Connection connection) throws SQLException {
    return new ArrayList<>(Query.of(USED).list(connection, row -> month(row, 1)));
  }

  /** Months before one that have use or entries and are not closed, ascending. */
  public static List<YearMonth> due(Connection connection, YearMonth before) throws SQLException {
    PeriodLog log = new PeriodLog(steps(connection), null);
    return used(connection).stream()
        .filter(month -> month.isBefore(before) && log.state(month) != PeriodState.CLOSED)
        .toList();
  }

  /** The steps, and the earliest month that is due. */
  static PeriodLog log(Connection connection) throws SQLException {
    List<PeriodStep> steps = steps(connection);
    PeriodLog log = new PeriodLog(steps, null);
    return new PeriodLog(steps, earliestDue(connection, log.closedThrough()));
  }

  /** After the first close, a month is due also by a fee alone. */
  private static @Nullable YearMonth earliestDue(
      Connection connection, @Nullable YearMonth closedThrough) throws SQLException {
    TreeSet<YearMonth> due = new TreeSet<>();
    for (YearMonth used : used(connection)) {
      if (closedThrough == null || used.isAfter(closedThrough)) {
        due.add(used);
      }
    }
    if (closedThrough != null) {
      for (MonthLicence licence : ChargesQuery.licences(connection)) {
        YearMonth from = YearMonth.from(licence.from());
        YearMonth first = from.isAfter(closedThrough) ? from : closedThrough.plusMonths(1);
        if (licence.concerns(first)) {
          due.add(first);
        }
      }
    }
    return due.isEmpty() ? null : due.first();
  }
}
