package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.TrackFinds;
import org.linernotes.sink.report.TrackFinds.FoundTrack;
import org.linernotes.sink.report.TrackFinds.Unmatched;
import org.linernotes.sink.report.TrackSearch;
import org.linernotes.sink.report.Viewer;

/** Tracks by identifier, title or artist: a page of tracks first, then the use of these alone. */
final class TrackSearchQuery {
  private static final String TRACKS =
      "WITH found AS (SELECT track_id, title, primary_artist, identifiers FROM track"
          + " WHERE cardinality(owners) > 0";
  private static final String USES =
      """
      ) SELECT f.*, a.name, u.* FROM found f
        LEFT JOIN artist a ON a.artist = f.primary_artist
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(c.events), 0) AS events, coalesce(sum(c.exposures), 0) AS exposures,
                 min(c.usage_day) AS first_day, max(c.usage_day) AS last_day
            FROM rated_cell c WHERE coalesce(c.track_id, '') = f.track_id AND c.events > 0) u
       ORDER BY f.track_id
      """;
  private static final String UNMATCHED =
      """
      SELECT array_agg(DISTINCT platform ORDER BY platform) AS platforms, sum(events) AS events,
             sum(exposures) AS exposures
        FROM rated_cell
       WHERE coalesce(track_id, '') = '' AND coalesce(identifier, '') = ? AND events > 0
      HAVING count(*) > 0
      """;

  private TrackSearchQuery() {}

  static TrackFinds run(Connection on, TrackSearch search, Viewer viewer, PageRequest page)
      throws SQLException {
    String identifier = Searches.identifier(on, search);
    Query query = Query.of(TRACKS);
    if (viewer.party() != null) {
      query.and("AND owners @> ?", Searches.texts(on, viewer.party()));
    }
    if (identifier != null) {
      query.and("AND identifiers @> ?", Searches.texts(on, identifier));
    } else if (search.words() != null) {
      query.and("AND words LIKE ?", Searches.anywhere(search.words()));
    }
    if (page.after() != null) {
      query.and("AND track_id > ?", page.after().key().get(0));
    }
    query.and("ORDER BY track_id LIMIT ?", page.limit() + 1).and(USES);
    List<FoundTrack> tracks = query.list(on, TrackSearchQuery::track);
    return new TrackFinds(
        Page.of(tracks, page.limit(), FoundTrack::key), unmatched(on, identifier, page));
  }

  private static FoundTrack track(ResultSet row) throws SQLException {
    return new FoundTrack(
        row.getString("track_id"),
        row.getString("title"),
        row.getString("primary_artist"),
        row.getString("name"),
        Searches.texts(row, "identifiers"),
        Searches.used(row));
  }

  private static List<Unmatched> unmatched(
      Connection on, @Nullable String identifier, PageRequest page) throws SQLException {
    if (identifier == null || page.after() != null) {
      return List.of();
    }
    return Query.of(UNMATCHED, identifier)
        .list(
            on,
            row ->
                new Unmatched(
                    identifier,
                    Searches.texts(row, "platforms"),
                    row.getLong("events"),
                    row.getLong("exposures")));
  }
}
