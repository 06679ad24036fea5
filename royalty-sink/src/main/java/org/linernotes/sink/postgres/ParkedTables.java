package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.ParkedCell;
import org.linernotes.sink.batch.ParkedRecord;
import org.linernotes.sink.batch.ParkedRecord.Amount;
import org.linernotes.sink.batch.Position;

/** Accruals that could not be booked, and those of them that were mended. Both only grow. */
final class ParkedTables {
  private static final List<Column> WHERE =
      List.of(Column.text("topic"), new Column("partition", "int"), Column.bigint("record_offset"));
  private static final Upsert PARK =
      Upsert.keeping(
          "parked_record",
          joined(
              WHERE,
              List.of(
                  new Column("cell_id", "uuid"),
                  new Column("period", "date"),
                  Column.text("platform"),
                  Column.text("work"),
                  Column.text("cause"),
                  Column.text("message"),
                  Column.bigint("events"),
                  new Column("parties", "text[]"),
                  new Column("currencies", "text[]"),
                  new Column("amounts", "numeric(38,9)[]"),
                  new Column("record_key", "bytea"),
                  new Column("record_value", "bytea"),
                  new Column("parked_at", "timestamptz"))));
  private static final Upsert MEND =
      Upsert.keeping(
          "mended_record",
          joined(
              WHERE, List.of(Column.bigint("by_offset"), new Column("mended_at", "timestamptz"))));
  private static final String OPEN =
      """
      SELECT p.topic, p.partition, p.record_offset, p.cell_id
        FROM parked_record p
        JOIN unnest(?::text[], ?::int[]) AS w (topic, partition)
          ON p.topic = w.topic AND p.partition = w.partition
       WHERE NOT EXISTS (SELECT FROM mended_record m
               WHERE (m.topic, m.partition, m.record_offset)
                   = (p.topic, p.partition, p.record_offset))
       ORDER BY p.topic, p.partition, p.record_offset
      """;

  private ParkedTables() {}

  private static List<Column> joined(List<Column> first, List<Column> then) {
    List<Column> joined = new ArrayList<>(first);
    joined.addAll(then);
    return joined;
  }

  /** Those of some partitions that are not mended. */
  static List<ParkedCell> open(Connection connection, Collection<Position> positions)
      throws SQLException {
    List<ParkedCell> open = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      Object[] topics = positions.stream().map(Position::topic).toArray();
      Object[] partitions = positions.stream().map(Position::partition).toArray();
      statement.setArray(1, connection.createArrayOf("text", topics));
      statement.setArray(2, connection.createArrayOf("int4", partitions));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Position position = new Position(row.getString(1), row.getInt(2));
          open.add(new ParkedCell(position, row.getLong(3), row.getObject(4, UUID.class)));
        }
      }
    }
    return open;
  }

  static void write(Connection connection, Batch batch, Instant now) throws SQLException {
    Rows parked = PARK.rows();
    batch.parked().forEach(record -> add(parked, record));
    PARK.run(connection, parked);
    Rows mended = MEND.rows();
    batch
        .mended()
        .forEach(
            mend ->
                mended.add(
                    mend.cell().position().topic(),
                    SqlText.of(mend.cell().position().partition()),
                    SqlText.of(mend.cell().offset()),
                    SqlText.of(mend.byOffset()),
                    SqlText.of(now)));
    MEND.run(connection, mended);
  }

  private static void add(Rows rows, ParkedRecord record) {
    rows.add(
        record.cell().position().topic(),
        SqlText.of(record.cell().position().partition()),
        SqlText.of(record.cell().offset()),
        record.cell().cellId().toString(),
        SqlText.of(record.period()),
        record.platform(),
        record.work(),
        record.cause().name(),
        record.message(),
        record.events() == null ? null : SqlText.of(record.events()),
        texts(record, Amount::party),
        texts(record, Amount::currency),
        texts(record, amount -> SqlText.of(amount.amount())),
        SqlText.of(record.key()),
        SqlText.of(record.value()),
        SqlText.of(record.parkedAt()));
  }

  private static String texts(ParkedRecord record, Function<Amount, String> of) {
    return SqlText.array(record.amounts().stream().map(of).toList());
  }
}
