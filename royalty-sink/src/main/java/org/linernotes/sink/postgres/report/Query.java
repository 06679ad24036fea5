package org.linernotes.sink.postgres.report;

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
final class Query {
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Query of(String sql, Object... parameters) {
    return new Query().and(sql, parameters);
  }

  Query and(String more, Object... values) {
    sql.append(more).append(' ');
    parameters.addAll(List.of(values));
    return this;
  }

  /** Only where the value is given. */
  Query andIf(@Nullable Object value, String more) {
    return value == null ? this : and(more, value);
  }

  /** Rows after the page's beginning, one more than it has. */
  Query page(PageRequest page, String keyColumns, String order) {
    if (page.after() != null) {
      List<String> key = page.after().key();
      String marks = String.join(", ", key.stream().map(part -> "?").toList());
      and("WHERE (" + keyColumns + ") > (" + marks + ")", key.toArray());
    }
    return and("ORDER BY " + order + " LIMIT ?", page.limit() + 1);
  }

  <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
    List<T> items = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.setFetchSize(1000);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          items.add(reader.read(row));
        }
      }
    }
    return items;
  }

  /** A month as the tables have it: its first day. */
  static Object day(YearMonth period) {
    return period.atDay(1);
  }
}
