package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.linernotes.config.ConfigException;

/** The role that the service runs as. */
record ServiceRole(String name, String password) {
  /** Any number that no other program on the database takes. */
  private static final String LOCK = "SELECT pg_advisory_lock(7045136902118274)";

  private static final String EXISTS = "SELECT 1 FROM pg_roles WHERE rolname = ?";
  private static final String CREATE =
      "SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', ?::text, ?::text)";

  /** What it may: add to the ledger, do anything with what can be rebuilt. */
  private static final List<String> GRANTS =
      List.of(
          "GRANT SELECT, INSERT ON account, entry, posting, period_step, period_track, statement,"
              + " parked, parked_record, mended_record TO %I",
          "GRANT USAGE ON SEQUENCE entry_id_seq TO %I",
          "GRANT SELECT, INSERT, UPDATE, DELETE ON sink_offset, rated_cell, audit_count,"
              + " artist_month, track, artist, licence, consent, quarantine, changed_month TO %I",
          "GRANT EXECUTE ON FUNCTION drop_projections() TO %I",
          "GRANT SELECT ON rated_side, closed_month, parked_now, flyway_schema_history TO %I");

  private static final String FORBIDDEN =
      "SELECT t.name || ': ' || p.name"
          + " FROM unnest(ARRAY['account', 'entry', 'posting', 'period_step', 'period_track',"
          + " 'statement', 'parked', 'parked_record', 'mended_record']) AS t (name),"
          + " unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p (name)"
          + " WHERE has_table_privilege(t.name, p.name) LIMIT 1";

  static void lock(Connection connection) throws SQLException {
    execute(connection, LOCK);
  }

  /** Creates it if it does not exist; leaves one alone that does, with its password. */
  void create(Connection connection) throws SQLException {
    if (first(connection, EXISTS, name).isEmpty()) {
      execute(connection, first(connection, CREATE, name, password));
    }
  }

  void grant(Connection connection) throws SQLException {
    for (String grant : GRANTS) {
      execute(connection, first(connection, "SELECT format('" + grant + "', ?::text)", name));
    }
  }

  /**
   * Nobody who can change the ledger serves it.
   *
   * @throws ConfigException if the connection's role can
   */
  static void checkAppendOnly(Connection connection, String name) throws SQLException {
    String forbidden = first(connection, FORBIDDEN);
    if (!forbidden.isEmpty()) {
      throw new ConfigException(
          "database role "
              + name
              + " may change the ledger ("
              + forbidden
              + "; expected: SELECT and INSERT only)");
    }
  }

  /** The first value that a query gives, or an empty text. */
  private static String first(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Never the password: records print their fields. */
  @Override
  public String toString() {
    return "ServiceRole[" + name + "]";
  }
}
