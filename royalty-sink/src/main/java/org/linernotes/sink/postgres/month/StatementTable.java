package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.period.StatedTotal;
import org.linernotes.sink.postgres.Copy;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.postgres.Rows;
import org.linernotes.sink.postgres.SqlText;
import org.linernotes.sink.statement.MinorUnit;

/** What was stated, and who was left out; appended to when a month closes. */
final class StatementTable {
  private static final String COLUMNS =
      "statement (period, party, currency, opening, accrued, adjusted, payable, carried, lines,"
          + " sha256)";
  private static final String LIST =
      "SELECT party, currency, opening, accrued, adjusted, payable, carried, lines, sha256"
          + " FROM statement WHERE period = ?";
  private static final String CARRIED =
      "SELECT DISTINCT ON (party, currency) party, currency, carried FROM statement"
          + " WHERE period < ?";
  private static final String LATEST_FIRST = "ORDER BY party, currency, period DESC";
  private static final String PARKED =
      "SELECT party, currency, ledger, expected FROM parked WHERE period = ?";
  private static final String OF_PARTY = "AND party = ?";
  private static final String BY_PARTY = "ORDER BY party, currency";

  private StatementTable() {}

  static void insert(Connection connection, YearMonth period, List<StatedTotal> totals)
      throws SQLException {
    Rows rows = new Rows(10);
    totals.forEach(
        total ->
            rows.add(
                SqlText.of(period),
                total.party(),
                total.currency(),
                SqlText.of(total.openingBalance()),
                SqlText.of(total.accrued()),
                SqlText.of(total.adjusted()),
                SqlText.of(total.payable()),
                SqlText.of(total.closingBalance()),
                SqlText.of(total.lines()),
                total.sha256()));
    Copy.into(connection, COLUMNS, rows);
  }

  static List<StatedTotal> list(Connection connection, YearMonth period, @Nullable String party)
      throws SQLException {
    return Query.of(LIST, Query.day(period))
        .andIf(party, OF_PARTY)
        .and(BY_PARTY)
        .list(connection, StatementTable::total);
  }

  private static StatedTotal total(ResultSet row) throws SQLException {
    return new StatedTotal(
        row.getString(1),
        row.getString(2),
        row.getBigDecimal(3),
        row.getBigDecimal(4),
        row.getBigDecimal(5),
        MinorUnit.round(row.getBigDecimal(6), row.getString(2)), // exact: it was rounded before
        row.getBigDecimal(7),
        row.getLong(8),
        row.getString(9));
  }

  /** What the last statement before a month left, by party and currency joined by U+0000. */
  static Map<String, BigDecimal> carried(
      Connection connection, YearMonth period, @Nullable String party) throws SQLException {
    Map<String, BigDecimal> carried = new HashMap<>();
    Query.of(CARRIED, Query.day(period))
        .andIf(party, OF_PARTY)
        .and(LATEST_FIRST)
        .list(
            connection,
            row -> carried.put(key(row.getString(1), row.getString(2)), row.getBigDecimal(3)));
    return carried;
  }

  static String key(String party, String currency) {
    return party + '\0' + currency;
  }

  static void park(Connection connection, YearMonth period, List<ParkedParty> parked)
      throws SQLException {
    Rows rows = new Rows(5);
    parked.forEach(
        one ->
            rows.add(
                SqlText.of(period),
                one.party(),
                one.currency(),
                SqlText.of(one.ledger()),
                SqlText.of(one.expected())));
    Copy.into(connection, "parked (period, party, currency, ledger, expected)", rows);
  }

  static List<ParkedParty> parked(Connection connection, YearMonth period, @Nullable String party)
      throws SQLException {
    return Query.of(PARKED, Query.day(period))
        .andIf(party, OF_PARTY)
        .and(BY_PARTY)
        .list(
            connection,
            row ->
                new ParkedParty(
                    row.getString(1),
                    row.getString(2),
                    row.getBigDecimal(3),
                    row.getBigDecimal(4)));
  }
}
