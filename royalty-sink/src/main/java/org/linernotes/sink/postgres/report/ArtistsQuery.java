package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.money.Decimals;
import org.linernotes.sink.report.ArtistUse;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Viewer;

/** Use per primary artist: of all platforms from the months that come ready, of one from cells. */
final class ArtistsQuery {
  private static final String MONTHS =
      """
      WITH month AS (SELECT artist, events, exposures, audio_millis, "full", partial, none,
                            currencies, amounts
                       FROM artist_month WHERE period = ? AND (events > 0 OR currencies <> '{}')
      """;
  private static final String MONTHS_OF_PLATFORM =
      """
      WITH cell AS (
        SELECT c.primary_artist AS artist, c.events, c.exposures, c.audio_millis,
               (c.master_verdict = 'AUTHORISED')::int + (c.publishing_verdict = 'AUTHORISED')::int
                 AS sides,
               c.master_currency, c.master_gross, c.publishing_currency, c.publishing_gross
          FROM rated_cell c
         WHERE c.period = ? AND c.platform = ? AND c.events > 0 AND c.primary_artist IS NOT NULL),
      gross AS (
        SELECT g.artist, array_agg(g.currency ORDER BY g.currency) AS currencies,
               array_agg(g.amount ORDER BY g.currency) AS amounts
          FROM (SELECT c.artist, s.currency, sum(s.gross) AS amount FROM cell c
                 CROSS JOIN LATERAL (VALUES (c.master_currency, c.master_gross),
                   (c.publishing_currency, c.publishing_gross)) AS s (currency, gross)
                 GROUP BY c.artist, s.currency HAVING sum(s.gross) <> 0) g
         GROUP BY g.artist),
      month AS (
        SELECT c.artist, sum(c.events) AS events, sum(c.exposures) AS exposures,
               sum(c.audio_millis) AS audio_millis,
               coalesce(sum(c.exposures) FILTER (WHERE c.sides = 2), 0) AS "full",
               coalesce(sum(c.exposures) FILTER (WHERE c.sides = 1), 0) AS partial,
               coalesce(sum(c.exposures) FILTER (WHERE c.sides = 0), 0) AS none,
               coalesce(g.currencies, '{}') AS currencies, coalesce(g.amounts, '{}') AS amounts
          FROM cell c LEFT JOIN gross g ON g.artist = c.artist
         GROUP BY c.artist, g.currencies, g.amounts
      """;
  private static final String PAGED = "), wanted AS (SELECT * FROM month";
  private static final String NAMED =
      ") SELECT w.*, a.name FROM wanted w LEFT JOIN artist a ON a.artist = w.artist"
          + " ORDER BY w.artist";

  private ArtistsQuery() {}

  static Page<ArtistUse> run(
      Connection connection, YearMonth period, Viewer viewer, PageRequest page)
      throws SQLException {
    Query query =
        viewer.platform() == null
            ? Query.of(MONTHS, Query.day(period)).andIf(viewer.party(), "AND artist = ?")
            : Query.of(MONTHS_OF_PLATFORM, Query.day(period), viewer.platform());
    query.and(PAGED).page(page, "artist", "artist").and(NAMED);
    return Page.of(query.list(connection, ArtistsQuery::artist), page.limit(), ArtistUse::key);
  }

  private static ArtistUse artist(ResultSet row) throws SQLException {
    return new ArtistUse(
        row.getString("artist"),
        row.getString("name"),
        row.getLong("events"),
        row.getLong("exposures"),
        row.getLong("audio_millis"),
        row.getLong("full"),
        row.getLong("partial"),
        row.getLong("none"),
        gross(row));
  }

  private static SortedMap<String, BigDecimal> gross(ResultSet row) throws SQLException {
    String[] currencies = (String[]) row.getArray("currencies").getArray();
    BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
    SortedMap<String, BigDecimal> gross = new TreeMap<>();
    for (int i = 0; i < currencies.length; i++) {
      if (amounts[i].signum() != 0) {
        gross.put(currencies[i], Decimals.money(amounts[i]));
      }
    }
    return gross;
  }
}
