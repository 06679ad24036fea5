package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.linernotes.avro.Artist;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Track;
import org.linernotes.sink.report.SearchWords;

/** The tracks as posted, and what they are found by. */
final class TrackTable {
  private static final Upsert UPSERT =
      Upsert.replacing(
          "track",
          List.of("track_id"),
          List.of(
              Column.text("track_id"),
              Column.text("title"),
              Column.text("primary_artist"),
              new Column("identifiers", "text[]"),
              new Column("controllers", "text[]"),
              new Column("accepted_at", "timestamptz"),
              Column.bigint("duration_millis"),
              new Column("artist_ids", "text[]"),
              new Column("artist_names", "text[]"),
              new Column("artist_roles", "text[]"),
              new Column("rights", "jsonb"),
              new Column("owners", "text[]"),
              Column.text("words")));

  private TrackTable() {}

  static void write(Connection connection, Collection<Track> tracks) throws SQLException {
    Rows rows = UPSERT.rows();
    tracks.forEach(track -> add(rows, track));
    UPSERT.run(connection, rows);
  }

  private static void add(Rows rows, Track track) {
    List<String> artists = track.getArtists().stream().map(Artist::getId).toList();
    List<String> names = track.getArtists().stream().map(Artist::getName).toList();
    rows.add(
        track.getTrackId(),
        track.getTitle(),
        artists.isEmpty() ? null : artists.get(0),
        SqlText.array(track.getIdentifiers()),
        SqlText.array(controllers(track)),
        SqlText.of(track.getAcceptedAt()),
        SqlText.of(track.getDurationMillis()),
        SqlText.array(artists),
        SqlText.array(names),
        SqlText.array(track.getArtists().stream().map(Artist::getRole).toList()),
        RightsJson.text(track.getRights()),
        SqlText.array(owners(track)),
        SearchWords.of(track.getTitle(), names));
  }

  private static List<String> controllers(Track track) {
    return track.getRights().stream().map(RightsRow::getControlledBy).distinct().sorted().toList();
  }

  private static List<String> owners(Track track) {
    Set<String> owners = new TreeSet<>(controllers(track));
    track
        .getRights()
        .forEach(row -> row.getSplits().forEach(split -> owners.add(split.getParty())));
    track.getArtists().forEach(artist -> owners.add(artist.getId()));
    return List.copyOf(owners);
  }
}
