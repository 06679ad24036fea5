package org.linernotes.standalone.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.linernotes.sink.batch.Position;

/** Where the books stand: the offsets that the sink keeps beside them. */
public final class BookedOffsets {
  private static final String READ = "SELECT topic, partition, next_offset FROM sink_offset";

  private final String jdbcUrl;

  public BookedOffsets(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** The next offset of each partition that anything is booked of. */
  public Map<Position, Long> read() {
    Map<Position, Long> offsets = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(READ)) {
      while (row.next()) {
        offsets.put(new Position(row.getString(1), row.getInt(2)), row.getLong(3));
      }
      return offsets;
    } catch (SQLException e) {
      throw new IllegalStateException("sink_offset not read: " + e.getMessage(), e);
    }
  }
}
