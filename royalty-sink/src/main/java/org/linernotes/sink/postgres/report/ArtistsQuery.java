package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
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

  /** Each cell gives its counts once, and the gross of each side: one pass, no join. */
  private static final String MONTHS_OF_PLATFORM =
      """
      WITH part AS (
        SELECT c.primary_artist AS artist, v.currency, sum(v.once * c.events) AS events,
               sum(v.once * c.exposures) AS exposures, sum(v.once * c.audio_millis) AS audio_millis,
               sum(v.once * c.exposures) FILTER (WHERE v.sides = 2) AS "full",
               sum(v.once * c.exposures) FILTER (WHERE v.sides = 1) AS partial,
               sum(v.once * c.exposures) FILTER (WHERE v.sides = 0) AS none,
               sum(v.amount) AS amount
          FROM rated_cell c CROSS JOIN LATERAL (VALUES
                 (1, (c.master_verdict = 'AUTHORISED')::int
                       + (c.publishing_verdict = 'AUTHORISED')::int, NULL::text, 0::numeric),
                 (0, NULL, c.master_currency, c.master_gross),
                 (0, NULL, c.publishing_currency, c.publishing_gross))
               AS v (once, sides, currency, amount)
         WHERE c.period = ? AND c.platform = ? AND c.events > 0 AND c.primary_artist IS NOT NULL
           AND (v.once = 1 OR v.amount <> 0)
         GROUP BY c.primary_artist, v.currency),
      month AS (
        SELECT artist, sum(events) AS events, sum(exposures) AS exposures,
               sum(audio_millis) AS audio_millis, coalesce(sum("full"), 0) AS "full",
               coalesce(sum(partial), 0) AS partial, coalesce(sum(none), 0) AS none,
               coalesce(array_agg(currency ORDER BY currency) FILTER (WHERE amount <> 0), '{}')
                 AS currencies,
               coalesce(array_agg(amount ORDER BY currency) FILTER (WHERE amount <> 0), '{}')
                 AS amounts
          FROM part GROUP BY artist
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
