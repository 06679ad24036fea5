package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import org.linernotes.money.Decimals;
import org.linernotes.sink.report.Line;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Viewer;

/** A party's lines of a month, summed over the cells. */
final class LinesQuery {
  private static final String LINES =
      """
      WITH line AS (
        SELECT s.track_id, s.platform, s.model, coalesce(s.model_version, '') AS model_version,
               s.licence_id, s.side, s.use_type, s.basis, s.rate::text COLLATE "C" AS rate,
               s.currency, share.ppm::text COLLATE "C" AS ppm,
               sum(s.units) AS units, sum(s.gross) AS gross, sum(share.amount) AS amount
          FROM rated_side s
          CROSS JOIN LATERAL unnest(s.parties, s.ppms, s.amounts) AS share (party, ppm, amount)
         WHERE s.period = ? AND s.track_id IS NOT NULL AND share.party = ?
      """;
  private static final String KEY =
      "track_id, platform, model, model_version, licence_id, side, use_type, basis, rate,"
          + " currency, ppm";
  private static final String GROUPED =
      " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 HAVING sum(share.amount) <> 0),"
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
            .andIf(viewer.platform(), "AND s.platform = ?")
            .and(GROUPED)
            .page(page, KEY, KEY)
            .and(NAMED + "w." + KEY.replace(" ", " w."));
    return Page.of(query.list(connection, LinesQuery::line), page.limit(), Line::key);
  }

  private static Line line(ResultSet row) throws SQLException {
    String modelVersion = row.getString("model_version");
    return new Line(
        row.getString("track_id"),
        row.getString("title"),
        row.getString("name"),
        row.getString("platform"),
        row.getString("model"),
        modelVersion.isEmpty() ? null : modelVersion,
        row.getString("licence_id"),
        row.getString("side"),
        row.getString("use_type"),
        row.getString("basis"),
        new BigDecimal(row.getString("rate")),
        row.getString("currency"),
        Integer.parseInt(row.getString("ppm")),
        row.getBigDecimal("units"),
        Decimals.money(row.getBigDecimal("gross")),
        Decimals.money(row.getBigDecimal("amount")));
  }
}
