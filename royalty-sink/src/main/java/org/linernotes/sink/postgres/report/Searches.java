package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.TrackSearch;
import org.linernotes.sink.report.Used;

/** What several queries look for, and read, alike. */
final class Searches {
  private static final String KNOWN =
      "SELECT EXISTS (SELECT FROM track WHERE identifiers @> ?)"
          + " OR EXISTS (SELECT FROM rated_cell WHERE coalesce(track_id, '') = ''"
          + " AND coalesce(identifier, '') = ? AND events > 0)";

  private Searches() {}

  /** The identifier looked for, if the catalogue or any use has it; null: look for the words. */
  static @Nullable String identifier(Connection on, TrackSearch search) throws SQLException {
    String identifier = search.identifier();
    if (identifier == null) {
      return null;
    }
    boolean known =
        Query.of(KNOWN, texts(on, identifier), identifier)
            .list(on, row -> row.getBoolean(1))
            .get(0);
    return known ? identifier : null;
  }

  static Array texts(Connection on, String... texts) throws SQLException {
    return on.createArrayOf("text", texts);
  }

  /** A pattern for LIKE that finds a text anywhere. */
  static String anywhere(String text) {
    return '%' + text.replaceAll("[\\\\%_]", "\\\\$0") + '%';
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  static Used used(ResultSet row) throws SQLException {
    return new Used(
        row.getLong("events"),
        row.getLong("exposures"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class));
  }

  /** The first column is the currency, the second the amount. */
  static SortedMap<String, BigDecimal> sums(Connection on, Query query) throws SQLException {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    query.list(on, row -> sums.put(row.getString(1), Decimals.money(row.getBigDecimal(2))));
    return sums;
  }
}
