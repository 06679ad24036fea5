package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.postgres.RightsJson;
import org.linernotes.sink.report.TrackDetail;
import org.linernotes.sink.report.TrackDetail.TrackArtist;
import org.linernotes.sink.report.Viewer;

/** One track. */
final class TrackQuery {
  private static final String TRACK =
      """
      SELECT t.*, a.name, u.* FROM track t
        LEFT JOIN artist a ON a.artist = t.primary_artist
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(c.events), 0) AS events, coalesce(sum(c.exposures), 0) AS exposures,
                 min(c.usage_day) AS first_day, max(c.usage_day) AS last_day
            FROM rated_cell c WHERE coalesce(c.track_id, '') = t.track_id AND c.events > 0) u
       WHERE t.track_id = ? AND cardinality(t.owners) > 0
      """;
  private static final String SEEN = "SELECT 1 FROM track t WHERE t.track_id = ?";
  private static final String OWN = "AND t.owners @> ?";
  private static final String EARNED =
      """
      SELECT a.currency, -sum(p.amount)
        FROM entry e JOIN posting p ON p.entry_id = e.entry_id JOIN account a ON a.id = p.account_id
       WHERE e.track_id = ? AND a.kind = 'PARTY'
      """;

  private TrackQuery() {}

  static Optional<TrackDetail> run(Connection on, String trackId, Viewer viewer)
      throws SQLException {
    Query query = own(on, Query.of(TRACK, trackId), viewer);
    SortedMap<String, BigDecimal> earned =
        Searches.sums(
            on,
            Query.of(EARNED, trackId)
                .andIf(viewer.party(), "AND a.owner = ?")
                .and("GROUP BY a.currency HAVING sum(p.amount) <> 0"));
    return query.list(on, row -> detail(row, earned)).stream().findFirst();
  }

  /** Whether there is such a track, to the viewer. */
  static boolean isSeen(Connection on, String trackId, Viewer viewer) throws SQLException {
    return !own(on, Query.of(SEEN, trackId), viewer).list(on, row -> row.getInt(1)).isEmpty();
  }

  private static Query own(Connection on, Query query, Viewer viewer) throws SQLException {
    return viewer.party() == null ? query : query.and(OWN, Searches.texts(on, viewer.party()));
  }

  private static TrackDetail detail(ResultSet row, SortedMap<String, BigDecimal> earned)
      throws SQLException {
    return new TrackDetail(
        row.getString("track_id"),
        row.getString("title"),
        row.getString("primary_artist"),
        row.getString("name"),
        artists(row),
        Searches.texts(row, "identifiers"),
        row.getLong("duration_millis"),
        RightsJson.read(row.getString("rights")),
        earned,
        Searches.used(row));
  }

  private static List<TrackArtist> artists(ResultSet row) throws SQLException {
    List<String> ids = Searches.texts(row, "artist_ids");
    List<String> names = Searches.texts(row, "artist_names");
    List<String> roles = Searches.texts(row, "artist_roles");
    List<TrackArtist> artists = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      artists.add(new TrackArtist(ids.get(i), names.get(i), roles.get(i)));
    }
    return artists;
  }
}
