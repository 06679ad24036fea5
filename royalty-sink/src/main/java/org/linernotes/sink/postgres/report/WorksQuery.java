package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.UnlicensedWork;
import org.linernotes.sink.report.Viewer;
import org.linernotes.sink.report.WorkFilter;

/**
 * Works used without authorisation: use of no track first, then track after track. Each is read
 * along the index on works in the order of the list, so that a page costs what it shows. The tracks
 * lead, and not the cells: a join the other way round would read all cells for a few tracks.
 */
final class WorksQuery {
  private static final String SUMS =
      """
      c.platform, s.side, sum(c.events) AS events, sum(c.exposures) AS exposures,
      sum(c.audio_millis) AS audio_millis, count(DISTINCT c.run) AS runs,
      min(c.usage_day) AS first_day, max(c.usage_day) AS last_day,
      array_agg(DISTINCT s.verdict) AS reasons,
      array_agg(DISTINCT c.use_type) AS use_types, array_agg(DISTINCT c.model) AS models,
      (array_agg(s.controlled_by ORDER BY c.usage_day DESC))[1] AS controlled_by
      FROM rated_cell c CROSS JOIN LATERAL (VALUES
             ('MASTER' COLLATE "C", c.master_verdict, c.master_controlled_by),
             ('PUBLISHING', c.publishing_verdict, c.publishing_controlled_by))
           AS s (side, verdict, controlled_by)
      WHERE c.events > 0 AND s.verdict <> 'AUTHORISED'
      """;
  private static final String TRACKLESS =
      "WITH work AS (SELECT '' AS track_id, coalesce(c.identifier, '') AS identifier, "
          + SUMS
          + " AND coalesce(c.track_id, '') = ''";
  private static final String TRACKLESS_AFTER =
      "AND coalesce(c.identifier, '') >= ?"
          + " AND (coalesce(c.identifier, ''), c.platform, s.side) > (?, ?, ?)";
  private static final String TRACKLESS_GROUPED = "GROUP BY 2, 3, 4 ORDER BY 2, 3, 4 LIMIT ?),";
  private static final String TRACKS =
      "WITH work AS (SELECT k.track_id, '' AS identifier, u.* FROM (SELECT t.track_id FROM track t"
          + " WHERE cardinality(t.owners) > 0";
  private static final String OF_TRACK =
      "ORDER BY t.track_id) k CROSS JOIN LATERAL (SELECT "
          + SUMS
          + " AND coalesce(c.track_id, '') = k.track_id";
  private static final String OF_TRACK_GROUPED = "GROUP BY c.platform, s.side) u";
  private static final String TRACKS_AFTER = "WHERE (k.track_id, u.platform, u.side) > (?, ?, ?)";
  private static final String TRACKS_ORDERED = "ORDER BY k.track_id, u.platform, u.side LIMIT ?),";

  private WorksQuery() {}

  static Page<UnlicensedWork> run(Connection on, WorkFilter filter, Viewer viewer, PageRequest page)
      throws SQLException {
    List<String> after = page.after() == null ? null : page.after().key();
    String identifier = Searches.identifier(on, filter.search());
    boolean withinTracks = after != null && !after.get(0).isEmpty();
    List<UnlicensedWork> found = new ArrayList<>();
    if (viewer.party() == null && !withinTracks) { // what has no track is no party's
      Query query =
          trackless(filter, identifier, viewer, after).and(TRACKLESS_GROUPED, page.limit() + 1);
      found.addAll(WorkRates.with(query, viewer).list(on, WorksQuery::work));
    }
    int left = page.limit() + 1 - found.size();
    if (left > 0) {
      Query query = tracks(on, filter, identifier, viewer, withinTracks ? after : null);
      query.and(TRACKS_ORDERED, left);
      found.addAll(WorkRates.with(query, viewer).list(on, WorksQuery::work));
    }
    return Page.of(found, page.limit(), UnlicensedWork::key);
  }

  private static Query trackless(
      WorkFilter filter, @Nullable String identifier, Viewer viewer, @Nullable List<String> after) {
    Query query = uses(Query.of(TRACKLESS), filter, viewer);
    if (identifier != null) {
      query.and("AND coalesce(c.identifier, '') = ?", identifier);
    } else if (filter.search().words() != null) {
      query.and("AND lower(c.identifier) LIKE ?", Searches.anywhere(filter.search().words()));
    }
    if (after != null) {
      query.and(TRACKLESS_AFTER, after.get(1), after.get(1), after.get(2), after.get(3));
    }
    return query;
  }

  private static Query tracks(
      Connection on,
      WorkFilter filter,
      @Nullable String identifier,
      Viewer viewer,
      @Nullable List<String> after)
      throws SQLException {
    Query query = Query.of(TRACKS);
    if (viewer.party() != null) {
      query.and("AND t.owners @> ?", Searches.texts(on, viewer.party()));
    }
    if (identifier != null) {
      query.and("AND t.identifiers @> ?", Searches.texts(on, identifier));
    } else if (filter.search().words() != null) {
      query.and("AND t.words LIKE ?", Searches.anywhere(filter.search().words()));
    }
    if (after != null) {
      query.and("AND t.track_id >= ?", after.get(0));
    }
    uses(query.and(OF_TRACK), filter, viewer).and(OF_TRACK_GROUPED);
    return after == null
        ? query
        : query.and(TRACKS_AFTER, after.get(0), after.get(2), after.get(3));
  }

  private static Query uses(Query query, WorkFilter filter, Viewer viewer) {
    if (viewer.party() != null) {
      query.and(
          "AND (s.controlled_by = ? OR c.primary_artist = ?)", viewer.party(), viewer.party());
    }
    return query
        .andIf(viewer.platform(), "AND c.platform = ?")
        .andIf(filter.platform(), "AND c.platform = ?")
        .andIf(filter.days().from(), "AND c.usage_day >= ?")
        .andIf(filter.days().to(), "AND c.usage_day < ?")
        .andIf(filter.reason(), "AND s.verdict = ?");
  }

  private static UnlicensedWork work(ResultSet row) throws SQLException {
    return new UnlicensedWork(
        orNull(row.getString("track_id")),
        row.getString("title"),
        row.getString("name"),
        orNull(row.getString("identifier")),
        row.getString("platform"),
        row.getString("side"),
        row.getString("controlled_by"),
        Searches.texts(row, "reasons"),
        Searches.texts(row, "use_types"),
        Searches.texts(row, "models"),
        row.getLong("audio_millis"),
        Searches.used(row),
        WorkRates.estimate(row));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
