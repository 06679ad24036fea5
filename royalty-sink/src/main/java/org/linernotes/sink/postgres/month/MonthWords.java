package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import org.linernotes.sink.postgres.Query;

/** Keeps what the catalogue calls the tracks of a month's entries. */
final class MonthWords {

  /** With the entries of parties that are parked since earlier months. */
  private static final String KEEP =
      """
      INSERT INTO period_track (period, track_id, title, artist, identifiers)
      SELECT ?, t.track_id, t.title, a.name, t.identifiers
        FROM track t
        LEFT JOIN artist a ON a.artist = t.primary_artist
       WHERE t.track_id IN (
              SELECT e.track_id FROM entry e
               WHERE e.period <= ?
                 AND e.period >= coalesce((SELECT min(k.period) FROM parked k), ?))
      """;

  private MonthWords() {}

  static void keep(Connection connection, YearMonth period) throws SQLException {
    Object day = Query.day(period);
    Query.of(KEEP, day, day, day).update(connection);
  }
}
