package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.Line;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Viewer;

/** A party's lines of a month, summed over the ledger's entries. */
final class LinesQuery {
  private static final String LINES =
      """
      WITH line AS (
        SELECT coalesce(e.track_id, '') AS track_id, e.platform, coalesce(e.model, '') AS model,
               coalesce(e.model_version, '') AS model_version, e.licence_id,
               coalesce(e.side, '') AS side, coalesce(e.use_type, '') AS use_type, e.basis,
               e.rate::text COLLATE "C" AS rate, e.currency,
               coalesce(p.ppm::text, '') COLLATE "C" AS ppm,
               to_char(e.origin, 'YYYY-MM') COLLATE "C" AS origin, e.charge,
               sum(e.units) AS units, sum(e.gross) AS gross, -sum(p.amount) AS amount
          FROM account a
          JOIN posting p ON p.account_id = a.id
          JOIN entry e ON e.entry_id = p.entry_id
         WHERE p.period = ? AND a.kind = 'PARTY' AND a.owner = ?
      """;
  private static final String KEY =
      "track_id, platform, model, model_version, licence_id, side, use_type, basis, rate,"
          + " currency, ppm, origin, charge";
  private static final String GROUPED =
      " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 HAVING sum(p.amount) <> 0),"
          + " wanted AS (SELECT * FROM line";
  private static final String NAMED =
      """
      )
      SELECT w.*, t.title, a.name FROM wanted w
        LEFT JOIN track t ON t.track_id = w.track_id
        LEFT JOIN artist a ON a.artist = t.primary_artist
       ORDER BY
      """;

  private LinesQuery() {}

  static Page<Line> run(
      Connection connection, YearMonth period, String party, Viewer viewer, PageRequest page)
      throws SQLException {
    Query query =
        Query.of(LINES, Query.day(period), party)
            .andIf(viewer.platform(), "AND e.platform = ?")
            .and(GROUPED)
            .page(page, KEY, KEY)
            .and(NAMED + "w." + KEY.replace(" ", " w."));
    return Page.of(query.list(connection, LinesQuery::line), page.limit(), Line::key);
  }

  private static Line line(ResultSet row) throws SQLException {
    String ppm = row.getString("ppm");
    return new Line(
        given(row, "track_id"),
        row.getString("title"),
        row.getString("name"),
        row.getString("platform"),
        given(row, "model"),
        given(row, "model_version"),
        row.getString("licence_id"),
        given(row, "side"),
        given(row, "use_type"),
        row.getString("basis"),
        new BigDecimal(row.getString("rate")),
        row.getString("currency"),
        ppm.isEmpty() ? null : Integer.valueOf(ppm),
        row.getString("origin"),
        row.getString("charge"),
        row.getBigDecimal("units"),
        Decimals.money(row.getBigDecimal("gross")),
        Decimals.money(row.getBigDecimal("amount")));
  }

  private static @Nullable String given(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value.isEmpty() ? null : value;
  }
}
