package org.linernotes.bench.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

/** How far the books are, as the database has it. */
public final class BookedRecords implements AutoCloseable {
  private final Connection connection;
  private final String topic;

  public BookedRecords(String jdbcUrl, TopicNames names) {
    topic = names.of(Topics.ACCRUALS);
    try {
      connection = DriverManager.getConnection(jdbcUrl);
    } catch (SQLException e) {
      throw new IllegalStateException("no connection to " + jdbcUrl, e);
    }
  }

  /** Returns when the offsets booked sum to at least {@code end}. */
  public void await(long end) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (offsets() < end) {
      never.await(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Cells, entries and postings. */
  public long[] counts() {
    return new long[] {
      number("SELECT count(*) FROM rated_cell"),
      number("SELECT count(*) FROM entry"),
      number("SELECT count(*) FROM posting")
    };
  }

  private long offsets() {
    if (number("SELECT count(*) FROM pg_tables WHERE tablename = 'sink_offset'") == 0) {
      return 0;
    }
    return number(
        "SELECT coalesce(sum(next_offset), 0) FROM sink_offset WHERE topic = '" + topic + "'");
  }

  private long number(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("connection not closed", e);
    }
  }
}
