package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.linernotes.avro.Accrual;
import org.linernotes.sink.ledger.BookingMonths;

/**
 * Which months are closed, as long as a transaction runs. Bookings share a lock that a close takes
 * alone: so no entry is booked into a month while it closes, or after.
 */
public final class MonthGate {

  /** Any number that no other program on the database takes. */
  private static final long LOCK = 7_045_136_902_118_275L;

  private static final String CLOSED_THROUGH =
      "SELECT max(period) FROM period_step WHERE state = 'CLOSED'";
  private static final String MARK =
      "INSERT INTO changed_month SELECT unnest(?::text[])::date ON CONFLICT DO NOTHING";

  private MonthGate() {}

  /** The months as a booking sees them; none closes until its transaction ends. */
  static BookingMonths forBooking(Connection connection) throws SQLException {
    execute(connection, "SELECT pg_advisory_xact_lock_shared(" + LOCK + ")");
    return read(connection);
  }

  /** Keeps bookings away until the transaction ends. */
  public static void lockForClosing(Connection connection) throws SQLException {
    execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
  }

  public static BookingMonths read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CLOSED_THROUGH)) {
      return row.next() && row.getDate(1) != null
          ? new BookingMonths(YearMonth.from(row.getDate(1).toLocalDate()))
          : BookingMonths.ALL_OPEN;
    }
  }

  /** Notes the closed months that outcomes belong to: what they owe beside uses may change. */
  static void markChanged(Connection connection, BookingMonths months, Collection<Accrual> accruals)
      throws SQLException {
    SortedSet<YearMonth> closed = new TreeSet<>();
    for (Accrual accrual : accruals) {
      YearMonth origin = YearMonth.from(accrual.getUsageDay());
      if (months.isClosed(origin)) {
        closed.add(origin);
      }
    }
    if (!closed.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(MARK)) {
        Object[] days = closed.stream().map(SqlText::of).toArray();
        statement.setArray(1, connection.createArrayOf("text", days));
        statement.executeUpdate();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
