package org.linernotes.sink.postgres.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linernotes.sink.postgres.Query;

/** The tables of the books, with the columns that hold something of their own. */
final class BackupTables {
  /** Others refer to these, or are checked against them: they come first, in this order. */
  private static final List<String> FIRST =
      List.of("account", "entry", "posting", "parked_record", "mended_record");

  private static final String COLUMNS =
      """
      SELECT c.table_name, string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position)
        FROM information_schema.columns c
        JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
         AND c.is_generated = 'NEVER' AND c.table_name <> 'flyway_schema_history'
       GROUP BY c.table_name
      """;

  private BackupTables() {}

  /**
   * A table.
   *
   * @param columns as SQL lists them
   */
  record Table(String name, String columns) {
    String copy(String direction) {
      return "COPY " + name + " (" + columns + ") " + direction;
    }
  }

  /** Those that the connection's role can read, in the order in which they can be filled. */
  static List<Table> of(Connection connection) throws SQLException {
    Map<String, Table> byName = new TreeMap<>();
    Query.of(COLUMNS)
        .list(
            connection,
            row -> byName.put(row.getString(1), new Table(row.getString(1), row.getString(2))));
    List<Table> tables = new ArrayList<>();
    for (String name : FIRST) {
      Table table = byName.remove(name);
      if (table != null) {
        tables.add(table);
      }
    }
    tables.addAll(byName.values());
    return tables;
  }
}
