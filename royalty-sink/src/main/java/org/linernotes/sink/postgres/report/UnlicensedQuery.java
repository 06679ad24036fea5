package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.UnlicensedUse;
import org.linernotes.sink.report.Viewer;

/** Use without authorisation, summed over the cells. */
final class UnlicensedQuery {
  private static final String USES =
      """
      WITH use AS (
        SELECT coalesce(track_id, '') AS track_id, coalesce(identifier, '') AS identifier,
               platform, model, side, verdict, sum(events) AS events,
               sum(exposures) AS exposures, sum(audio_millis) AS audio_millis,
               min(usage_day) AS first_day, max(usage_day) AS last_day
          FROM rated_side
         WHERE period = ? AND verdict <> 'AUTHORISED'
      """;
  private static final String KEY = "track_id, identifier, platform, model, side, verdict";

  private UnlicensedQuery() {}

  static Page<UnlicensedUse> run(
      Connection connection, YearMonth period, Viewer viewer, PageRequest page)
      throws SQLException {
    Query query = Query.of(USES, Query.day(period)).andIf(viewer.platform(), "AND platform = ?");
    if (viewer.party() != null) {
      query.and("AND (controlled_by = ? OR primary_artist = ?)", viewer.party(), viewer.party());
    }
    query.and("GROUP BY 1, 2, 3, 4, 5, 6) SELECT * FROM use").page(page, KEY, KEY);
    return Page.of(query.list(connection, UnlicensedQuery::use), page.limit(), UnlicensedUse::key);
  }

  private static UnlicensedUse use(ResultSet row) throws SQLException {
    return new UnlicensedUse(
        orNull(row.getString("track_id")),
        orNull(row.getString("identifier")),
        row.getString("platform"),
        row.getString("model"),
        row.getString("side"),
        row.getString("verdict"),
        row.getLong("events"),
        row.getLong("exposures"),
        row.getLong("audio_millis"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
