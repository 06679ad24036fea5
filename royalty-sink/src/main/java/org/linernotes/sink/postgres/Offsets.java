package org.linernotes.sink.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linernotes.sink.batch.FencedException;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.Progress;
import org.linernotes.sink.batch.Standing;

/** Where the books stand in each partition; kept beside them, so that both move as one. */
final class Offsets {
  private static final Upsert NEW =
      Upsert.keeping(
          "sink_offset",
          List.of(
              Column.text("topic"),
              new Column("partition", "int"),
              Column.bigint("next_offset"),
              Column.bigint("booked_offset")));
  private static final String READ =
      "SELECT o.topic, o.partition, o.next_offset, o.booked_offset FROM sink_offset o"
          + " JOIN unnest(?::text[], ?::int[]) AS p (topic, partition)"
          + " ON o.topic = p.topic AND o.partition = p.partition ORDER BY o.topic, o.partition";
  private static final String LOCK = READ + " FOR UPDATE OF o";
  private static final String MOVE =
      "UPDATE sink_offset o SET next_offset = p.next,"
          + " booked_offset = greatest(o.booked_offset, p.next)"
          + " FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[])"
          + " AS p (topic, partition, expected, next)"
          + " WHERE o.topic = p.topic AND o.partition = p.partition"
          + " AND o.next_offset = p.expected";

  private Offsets() {}

  static Map<Position, Standing> read(Connection connection, Collection<Position> positions)
      throws SQLException {
    Map<Position, Standing> offsets = new TreeMap<>();
    positions.forEach(position -> offsets.put(position, Standing.NEW));
    offsets.putAll(query(connection, READ, positions));
    return offsets;
  }

  /**
   * Moves the books on; holds the rows until the transaction ends, so that nobody else books from
   * these partitions meanwhile.
   *
   * @throws FencedException if they stand elsewhere than expected
   */
  static void move(Connection connection, List<Progress> progress) throws SQLException {
    List<Position> positions = progress.stream().map(Progress::position).toList();
    Rows absent = NEW.rows();
    progress.stream()
        .filter(moved -> moved.expected() == 0)
        .map(Progress::position)
        .forEach(
            at -> absent.add(at.topic(), SqlText.of(at.partition()), SqlText.of(0), SqlText.of(0)));
    NEW.run(connection, absent);
    Map<Position, Standing> found = query(connection, LOCK, positions); // locks in sorted order
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      bind(connection, statement, positions);
      statement.setArray(3, longs(connection, progress.stream().map(Progress::expected)));
      statement.setArray(4, longs(connection, progress.stream().map(Progress::next)));
      int moved = statement.executeUpdate();
      if (moved != progress.size()) {
        throw new FencedException("the books stand at " + found + " (expected: " + progress + ")");
      }
    }
  }

  private static Map<Position, Standing> query(
      Connection connection, String sql, Collection<Position> positions) throws SQLException {
    Map<Position, Standing> offsets = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, positions);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          offsets.put(
              new Position(row.getString(1), row.getInt(2)),
              new Standing(row.getLong(3), row.getLong(4)));
        }
      }
    }
    return offsets;
  }

  private static void bind(
      Connection connection, PreparedStatement statement, Collection<Position> positions)
      throws SQLException {
    Object[] topics = positions.stream().map(Position::topic).toArray();
    Object[] partitions = positions.stream().map(Position::partition).toArray();
    statement.setArray(1, connection.createArrayOf("text", topics));
    statement.setArray(2, connection.createArrayOf("int4", partitions));
  }

  private static Array longs(Connection connection, Stream<Long> values) throws SQLException {
    return connection.createArrayOf("int8", values.toArray());
  }
}
