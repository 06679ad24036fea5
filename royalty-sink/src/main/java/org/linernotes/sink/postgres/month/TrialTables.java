package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables of a trial's own, by the names of those that a close writes to. They cover these for as
 * long as the transaction lasts: so the same statements run, and a look at a month, however slowly
 * its reader reads, keeps neither bookings nor a close waiting.
 */
final class TrialTables {
  private static final List<String> COVER =
      List.of(
          "CREATE TEMP TABLE period_track ON COMMIT DROP AS SELECT * FROM period_track LIMIT 0",
          "CREATE TEMP TABLE parked ON COMMIT DROP AS SELECT * FROM parked",
          "CREATE TEMP TABLE changed_month ON COMMIT DROP AS SELECT * FROM changed_month");

  private TrialTables() {}

  static void cover(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : COVER) {
        statement.execute(sql);
      }
    }
  }
}
