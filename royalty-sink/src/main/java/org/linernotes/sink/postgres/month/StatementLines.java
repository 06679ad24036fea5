package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.sink.export.PartyLine;
import org.linernotes.sink.ledger.Reason;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.statement.StatementLine;

/**
 * A month's lines, as sums of the ledger's entries: what statements and exports are made of. They
 * come by party and currency; of each first what concerns earlier months, oldest first.
 */
final class StatementLines {

  /** Parties' accounts, all with the same days. */
  private static final String ACCOUNTS =
      """
      FROM (SELECT a.id, a.owner, ?::date AS after, ?::date AS until
              FROM account a WHERE a.kind = 'PARTY') a
      """;

  /** With the days since the last statement before, which mostly are the month's. */
  private static final String ACCOUNTS_TO_STATE =
      """
      FROM (SELECT a.id, a.owner, ?::date AS until, coalesce(
                     (SELECT max(s.period) FROM statement s
                       WHERE s.party = a.owner AND s.currency = a.currency AND s.period < ?),
                     '-infinity') AS after
              FROM account a
             WHERE a.kind = 'PARTY'
               AND NOT EXISTS (SELECT FROM parked k
                     WHERE k.period = ? AND k.party = a.owner AND k.currency = a.currency)
      """;

  private static final String LINES =
      """
      SELECT a.owner AS party, e.currency, e.origin, e.track_id, e.platform, e.model,
             e.model_version, e.use_type, e.licence_id, e.side, e.basis, e.rate, p.ppm,
             CASE WHEN e.origin < ? THEN e.reason END AS reason,
             sum(e.units) AS units, sum(e.gross) AS gross, -sum(p.amount) AS amount
      """;
  private static final String JOINED =
      """
        JOIN posting p ON p.account_id = a.id AND p.period > a.after AND p.period <= a.until
        JOIN entry e ON e.entry_id = p.entry_id
      """;
  private static final String GROUPED =
      " GROUP BY a.owner, e.currency, e.origin, e.track_id, e.platform, e.model, e.model_version,"
          + " e.use_type, e.licence_id, e.side, e.basis, e.rate, p.ppm, 14"
          + " HAVING sum(p.amount) <> 0";
  private static final String NAMED =
      """
      SELECT l.*, t.title, t.artist, t.identifiers
        FROM (%s) l
        LEFT JOIN period_track t ON t.period = ? AND t.track_id = l.track_id
       ORDER BY l.party, l.currency, l.origin, l.track_id, l.platform, l.model, l.model_version,
                l.use_type, l.licence_id, l.side, l.basis, l.rate, l.ppm, l.reason
      """;
  private static final String SUMMED =
      "SELECT l.party, l.currency, l.origin, count(*) AS lines, sum(l.amount) AS amount FROM (%s) l"
          + " GROUP BY l.party, l.currency, l.origin ORDER BY l.party, l.currency, l.origin";

  private final YearMonth period;
  private final Query lines;

  private StatementLines(YearMonth period, Query lines) {
    this.period = period;
    this.lines = lines;
  }

  /**
   * What is stated for a month.
   *
   * @param party null: to all
   * @param currency null: in all
   */
  static StatementLines stated(
      YearMonth period, @Nullable String party, @Nullable String currency) {
    Object day = Query.day(period);
    Query lines =
        Query.of(LINES, day)
            .and(ACCOUNTS_TO_STATE, day, day, day)
            .andIf(party, "AND a.owner = ?")
            .andIf(currency, "AND a.currency = ?")
            .and("OFFSET 0) a") // first the accounts, each once
            .and(JOINED);
    return new StatementLines(period, lines.and(GROUPED));
  }

  /** All that was booked in a month, whether it can be stated or not. */
  static StatementLines booked(YearMonth period) {
    Object day = Query.day(period);
    Query lines =
        Query.of(LINES, day).and(ACCOUNTS, Query.day(period.minusMonths(1)), day).and(JOINED);
    return new StatementLines(period, lines.and(GROUPED));
  }

  /** What one month of use comes to for a party and currency. */
  record Sum(String party, String currency, YearMonth origin, long lines, BigDecimal amount) {}

  List<Sum> sums(Connection connection) throws SQLException {
    return lines
        .within(SUMMED)
        .list(
            connection,
            row ->
                new Sum(
                    row.getString(1),
                    row.getString(2),
                    PeriodTable.month(row, 3),
                    row.getLong(4),
                    Decimals.money(row.getBigDecimal(5))));
  }

  /** The lines within another query. */
  Query summed(String outer) {
    return lines.within(outer);
  }

  /** The lines, read as they are asked for. */
  Rowset<PartyLine> open(Connection connection) throws SQLException {
    return Rowset.of(connection, lines.within(NAMED, Query.day(period)), StatementLines::line);
  }

  private static PartyLine line(ResultSet row) throws SQLException {
    String side = row.getString("side");
    String reason = row.getString("reason");
    int ppm = row.getInt("ppm");
    StatementLine line =
        new StatementLine(
            row.getString("track_id"),
            identifiers(row),
            row.getString("title"),
            row.getString("artist"),
            row.getString("platform"),
            row.getString("model"),
            row.getString("model_version"),
            row.getString("use_type"),
            row.getString("licence_id"),
            side == null ? null : Side.valueOf(side),
            row.getString("basis"),
            row.getBigDecimal("units"),
            row.getBigDecimal("rate"),
            row.getBigDecimal("gross"),
            ppm == 0 ? null : Integer.valueOf(ppm), // a part of 0 ppm is never booked
            row.getBigDecimal("amount"),
            PeriodTable.month(row, 3),
            reason == null ? null : Reason.valueOf(reason));
    return new PartyLine(row.getString("party"), row.getString("currency"), line);
  }

  private static List<String> identifiers(ResultSet row) throws SQLException {
    return row.getArray("identifiers") == null
        ? List.of()
        : List.of((String[]) row.getArray("identifiers").getArray());
  }
}
