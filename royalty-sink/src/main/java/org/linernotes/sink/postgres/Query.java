package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.report.PageRequest;

/** SQL put together with its parameters, in step. */
public final class Query {
  private static final int FETCHED_ROWS = 1000;

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public static Query of(String sql, Object... parameters) {
    return new Query().and(sql, parameters);
  }

  public Query and(String more, Object... values) {
    sql.append(more).append(' ');
    parameters.addAll(List.of(values));
    return this;
  }

  /** Only where the value is given. */
  public Query andIf(@Nullable Object value, String more) {
    return value == null ? this : and(more, value);
  }

  /** Rows after the page's beginning, one more than it has. */
  public Query page(PageRequest page, String keyColumns, String order) {
    if (page.after() != null) {
      List<String> key = page.after().key();
      String marks = String.join(", ", key.stream().map(part -> "?").toList());
      and("WHERE (" + keyColumns + ") > (" + marks + ")", key.toArray());
    }
    return and("ORDER BY " + order + " LIMIT ?", page.limit() + 1);
  }

  /** This one as a part of another, in which {@code %s} stands for it, and the values follow. */
  public Query within(String outer, Object... values) {
    Query query = Query.of(String.format(outer, sql));
    query.parameters.addAll(parameters);
    query.parameters.addAll(List.of(values));
    return query;
  }

  /** To be closed by the caller; rows are fetched a thousand at a time. */
  public PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    statement.setFetchSize(FETCHED_ROWS);
    return statement;
  }

  /** For statements that give no rows. */
  public void update(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection)) {
      statement.executeUpdate();
    }
  }

  public <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
    List<T> items = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        items.add(reader.read(row));
      }
    }
    return items;
  }

  /** A month as the tables have it: its first day. */
  public static Object day(YearMonth period) {
    return period.atDay(1);
  }
}
