package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.postgres.Query;

/**
 * Rows of a query, fetched as they are asked for, so that many need no more memory than few. Its
 * iterator throws {@link StoreException} if the database fails.
 */
final class Rowset<T> implements Iterator<T>, AutoCloseable {
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Query.RowReader<T> reader;
  private boolean ready;
  private boolean ended;

  private Rowset(PreparedStatement statement, Query.RowReader<T> reader) throws SQLException {
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.reader = reader;
  }

  static <T> Rowset<T> of(Connection connection, Query query, Query.RowReader<T> reader)
      throws SQLException {
    return new Rowset<>(query.prepare(connection), reader);
  }

  @Override
  public boolean hasNext() {
    if (!ready && !ended) {
      try {
        ready = rows.next();
        ended = !ready;
      } catch (SQLException e) {
        throw new StoreException("database: " + e.getMessage(), e);
      }
    }
    return ready;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no row is left");
    }
    try {
      ready = false;
      return reader.read(rows);
    } catch (SQLException e) {
      throw new StoreException("database: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
