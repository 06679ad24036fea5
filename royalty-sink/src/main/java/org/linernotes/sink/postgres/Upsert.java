package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Inserts or replaces many rows of a projection in one statement: {@code INSERT ... SELECT FROM
 * unnest(...) ON CONFLICT}.
 */
final class Upsert {
  private final List<Column> columns;
  private final String sql;

  private Upsert(List<Column> columns, String sql) {
    this.columns = columns;
    this.sql = sql;
  }

  /** Rows of a known key are replaced. */
  static Upsert replacing(String table, List<String> key, List<Column> columns) {
    return replacingIf(table, key, columns, "");
  }

  /**
   * @param condition on the row there ({@code old}) and the new one ({@code excluded}): replace it
   *     only then
   */
  static Upsert replacingIf(
      String table, List<String> key, List<Column> columns, String condition) {
    String changes =
        columns.stream()
            .map(Column::name)
            .filter(name -> !key.contains(name))
            .map(name -> name + " = excluded." + name)
            .collect(Collectors.joining(", "));
    return new Upsert(
        columns,
        insert(table, columns)
            + (" ON CONFLICT (" + String.join(", ", key) + ") DO UPDATE SET " + changes)
            + (condition.isEmpty() ? "" : " WHERE " + condition));
  }

  /** Rows of a known key are left as they are. */
  static Upsert keeping(String table, List<Column> columns) {
    return new Upsert(columns, insert(table, columns) + " ON CONFLICT DO NOTHING");
  }

  private static String insert(String table, List<Column> columns) {
    String names = names(columns, "%s");
    return ("INSERT INTO " + table + " AS old (" + names + ")")
        + (" SELECT " + casts(columns))
        + (" FROM unnest(" + names(columns, "?::text[]") + ") AS r (" + names + ")");
  }

  private static String names(List<Column> columns, String form) {
    return columns.stream()
        .map(column -> String.format(form, column.name()))
        .collect(Collectors.joining(", "));
  }

  private static String casts(List<Column> columns) {
    return columns.stream()
        .map(column -> "r." + column.name() + "::" + column.type())
        .collect(Collectors.joining(", "));
  }

  Rows rows() {
    return new Rows(columns.size());
  }

  void run(Connection connection, Rows rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        statement.setArray(i + 1, connection.createArrayOf("text", rows.column(i)));
      }
      statement.executeUpdate();
    }
  }
}
