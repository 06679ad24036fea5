package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linernotes.music.Isrc;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.Cursor;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.ProblemFilter;
import org.linernotes.sink.report.UseProblem;
import org.linernotes.sink.report.UseProblem.Kind;

/** Problems of a platform's month, kind after kind: each is read along an index of its own. */
final class ProblemsQuery {
  private static final String SET_ASIDE =
      "SELECT cause, message, topic, partition, record_offset, record_value, quarantined_at"
          + " FROM quarantine WHERE platform = ? AND period = ?";
  private static final String TRACKLESS =
      "SELECT cell_id, identifier, model, model_version, run, use_type, territory, usage_day,"
          + " events, exposures FROM rated_cell"
          + " WHERE platform = ? AND period = ? AND track_id IS NULL AND events > 0";

  /** As {@link org.linernotes.music.TrackIdentifier} has it, of identifiers as they are kept. */
  private static final String ISRC = "identifier >= 'isrc:' AND identifier < 'isrc;'";

  private static final String WELL_FORMED =
      "(identifier ~ ? AND substr(identifier, 6, 2) = ANY (?) AND identifier NOT LIKE 'isrc:ISRC%')";

  private ProblemsQuery() {}

  static Page<UseProblem> run(Connection on, ProblemFilter filter, PageRequest page)
      throws SQLException {
    List<UseProblem> found = new ArrayList<>();
    for (Kind kind : filter.kindsFrom(page.after())) {
      Cursor after = page.after();
      boolean within = after != null && after.key().get(0).equals(kind.name());
      int wanted = page.limit() + 1 - found.size();
      List<String> key = within && after != null ? after.key() : null;
      found.addAll(
          kind == Kind.CONFLICT || kind == Kind.QUARANTINED
              ? setAside(on, filter, kind, key, wanted)
              : trackless(on, filter, kind, key, wanted));
    }
    return Page.of(found, page.limit(), UseProblem::key);
  }

  private static List<UseProblem> setAside(
      Connection on, ProblemFilter filter, Kind kind, @Nullable List<String> after, int wanted)
      throws SQLException {
    Query query =
        Query.of(SET_ASIDE, filter.platform(), filter.month().toString())
            .and(kind == Kind.CONFLICT ? "AND cause = 'CONFLICT'" : "AND cause <> 'CONFLICT'");
    if (after != null) {
      query.and(
          "AND (topic, partition, record_offset) > (?, ?, ?)",
          after.get(1),
          Integer.valueOf(after.get(2)),
          Long.valueOf(after.get(3)));
    }
    query.and("ORDER BY topic, partition, record_offset LIMIT ?", wanted);
    return query.list(on, row -> setAside(row, kind));
  }

  private static UseProblem setAside(ResultSet row, Kind kind) throws SQLException {
    return new UseProblem.SetAside(
        kind,
        row.getString(1),
        row.getString(2),
        new Position(row.getString(3), row.getInt(4)),
        row.getLong(5),
        row.getBytes(6),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }

  private static List<UseProblem> trackless(
      Connection on, ProblemFilter filter, Kind kind, @Nullable List<String> after, int wanted)
      throws SQLException {
    Query query = Query.of(TRACKLESS, filter.platform(), Query.day(filter.month()));
    query.and(
        kind == Kind.SUSPECT
            ? "AND " + ISRC + " AND NOT " + WELL_FORMED
            : "AND (NOT (" + ISRC + ") OR " + WELL_FORMED + ")",
        "^isrc:" + Isrc.form() + "$",
        on.createArrayOf("text", Isrc.prefixes().toArray()));
    if (after != null) {
      query.and("AND (identifier, cell_id) > (?, ?)", after.get(1), UUID.fromString(after.get(2)));
    }
    query.and("ORDER BY identifier, cell_id LIMIT ?", wanted);
    return query.list(on, row -> trackless(row, kind));
  }

  private static UseProblem trackless(ResultSet row, Kind kind) throws SQLException {
    return new UseProblem.Trackless(
        kind,
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, LocalDate.class),
        row.getLong(9),
        row.getLong(10));
  }
}
