package org.linernotes.sink.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.AuditCounts;
import org.linernotes.sink.batch.ArtistMonthKey;
import org.linernotes.sink.batch.ArtistName;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.QuarantinedRecord;
import org.linernotes.sink.period.Periods;

/** The small projections: one row per record key. */
final class Projections {
  private static final Upsert AUDIT =
      Upsert.replacing(
          "audit_count",
          List.of("period", "platform", "partition"),
          List.of(
              new Column("period", "date"),
              Column.text("platform"),
              new Column("partition", "int"),
              Column.bigint("reported"),
              Column.bigint("recorded"),
              Column.bigint("duplicates"),
              Column.bigint("conflicts"),
              Column.bigint("quarantined"),
              Column.bigint("voided")));
  private static final Upsert ARTIST_MONTH =
      Upsert.replacing(
          "artist_month",
          List.of("period", "artist"),
          List.of(
              new Column("period", "date"),
              Column.text("artist"),
              Column.bigint("events"),
              Column.bigint("exposures"),
              Column.bigint("audio_millis"),
              Column.bigint("\"full\""),
              Column.bigint("partial"),
              Column.bigint("none"),
              new Column("currencies", "text[]"),
              new Column("amounts", "numeric(38,9)[]")));
  private static final String TAKE_BACK_MONTHS =
      "DELETE FROM artist_month m USING unnest(?::text[], ?::text[]) AS t (period, artist)"
          + " WHERE m.period = t.period::date AND m.artist = t.artist";
  private static final Upsert ARTIST =
      Upsert.replacingIf(
          "artist",
          List.of("artist"),
          List.of(
              Column.text("artist"), Column.text("name"), new Column("accepted_at", "timestamptz")),
          "(excluded.accepted_at, excluded.name) > (old.accepted_at, old.name)");
  private static final Upsert QUARANTINE =
      Upsert.keeping(
          "quarantine",
          List.of(
              Column.text("topic"),
              new Column("partition", "int"),
              Column.bigint("record_offset"),
              Column.text("cause"),
              Column.text("message"),
              Column.text("platform"),
              Column.text("period"),
              new Column("record_key", "bytea"),
              new Column("record_value", "bytea"),
              new Column("quarantined_at", "timestamptz")));

  private Projections() {}

  static void write(Connection connection, Batch batch) throws SQLException {
    Rows audits = AUDIT.rows();
    batch.audits().forEach(counts -> add(audits, counts));
    AUDIT.run(connection, audits);
    writeArtistMonths(connection, batch);
    TrackTable.write(connection, batch.tracks());
    ConsentTable.write(connection, batch.consents());
    Rows artists = ARTIST.rows();
    batch.artists().forEach(artist -> add(artists, artist));
    ARTIST.run(connection, artists);
    Rows quarantined = QUARANTINE.rows();
    batch.quarantined().forEach(record -> add(quarantined, record));
    QUARANTINE.run(connection, quarantined);
  }

  private static void add(Rows rows, AuditCounts counts) {
    rows.add(
        SqlText.of(Periods.parse(counts.getPeriod())),
        counts.getPlatform(),
        SqlText.of(counts.getPartition()),
        SqlText.of(counts.getReported()),
        SqlText.of(counts.getRecorded()),
        SqlText.of(counts.getDuplicates()),
        SqlText.of(counts.getConflicts()),
        SqlText.of(counts.getQuarantined()),
        SqlText.of(counts.getVoided()));
  }

  private static void writeArtistMonths(Connection connection, Batch batch) throws SQLException {
    Rows present = ARTIST_MONTH.rows();
    Rows takenBack = new Rows(2);
    batch
        .artistMonths()
        .forEach(
            (key, month) ->
                month.ifPresentOrElse(
                    value -> add(present, key, value),
                    () -> takenBack.add(SqlText.of(key.period()), key.artist())));
    ARTIST_MONTH.run(connection, present);
    if (takenBack.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(TAKE_BACK_MONTHS)) {
      statement.setArray(1, connection.createArrayOf("text", takenBack.column(0)));
      statement.setArray(2, connection.createArrayOf("text", takenBack.column(1)));
      statement.executeUpdate();
    }
  }

  private static void add(Rows rows, ArtistMonthKey key, ArtistMonth month) {
    TreeMap<String, BigDecimal> gross = new TreeMap<>(month.getGross());
    rows.add(
        SqlText.of(key.period()),
        key.artist(),
        SqlText.of(month.getEvents()),
        SqlText.of(month.getExposures()),
        SqlText.of(month.getAudioMillis()),
        SqlText.of(month.getFull()),
        SqlText.of(month.getPartial()),
        SqlText.of(month.getNone()),
        SqlText.array(List.copyOf(gross.keySet())),
        SqlText.array(gross.values().stream().map(SqlText::of).toList()));
  }

  private static void add(Rows rows, ArtistName artist) {
    rows.add(artist.artist(), artist.name(), SqlText.of(artist.acceptedAt()));
  }

  private static void add(Rows rows, QuarantinedRecord record) {
    rows.add(
        record.position().topic(),
        SqlText.of(record.position().partition()),
        SqlText.of(record.offset()),
        record.cause(),
        record.message(),
        record.platform(),
        record.period(),
        SqlText.of(record.key()),
        SqlText.of(record.value()),
        SqlText.of(record.quarantinedAt()));
  }
}
