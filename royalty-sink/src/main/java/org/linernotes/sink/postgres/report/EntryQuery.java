package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.BookedEntry;
import org.linernotes.sink.report.EntryDetail;
import org.linernotes.sink.report.EntryDetail.EntryUse;
import org.linernotes.sink.report.EntryFilter;

/** One entry, with the cell that it is of. */
final class EntryQuery {
  private static final String ENTRY =
      "SELECT "
          + EntriesQuery.COLUMNS
          + ", e.platform, e.model, e.model_version, e.use_type, e.basis, e.rate, e.currency,"
          + " e.units, e.gross, c.cell_id, c.track_id AS cell_track, c.identifier,"
          + " c.model AS cell_model, c.model_version AS cell_version, c.run,"
          + " c.use_type AS cell_use_type, c.territory, c.usage_day, c.events, c.exposures,"
          + " c.audio_millis, CASE e.side WHEN 'MASTER' THEN c.master_verdict"
          + " ELSE c.publishing_verdict END AS verdict"
          + " FROM entry e LEFT JOIN rated_cell c ON c.cell_id = e.cell_id WHERE e.entry_id = ?";

  private EntryQuery() {}

  static Optional<EntryDetail> run(Connection on, long entryId, EntryFilter.Whose whose)
      throws SQLException {
    List<EntryDetail> found =
        Query.of(ENTRY, entryId)
            .andIf(whose.platform(), "AND e.platform = ?")
            .andIf(whose.party(), EntriesQuery.WITH_PARTY_EACH)
            .list(on, EntryQuery::detail);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    EntryDetail detail = found.get(0);
    BookedEntry entry = EntriesQuery.withPostings(on, whose, List.of(detail.entry())).get(0);
    return Optional.of(
        new EntryDetail(
            entry,
            detail.platform(),
            detail.model(),
            detail.modelVersion(),
            detail.useType(),
            detail.terms(),
            detail.use()));
  }

  private static EntryDetail detail(ResultSet row) throws SQLException {
    return new EntryDetail(
        EntriesQuery.entry(row),
        row.getString("platform"),
        row.getString("model"),
        row.getString("model_version"),
        row.getString("use_type"),
        new EntryDetail.Terms(
            row.getString("basis"),
            Decimals.money(row.getBigDecimal("rate")),
            row.getString("currency"),
            Decimals.money(row.getBigDecimal("units")),
            Decimals.money(row.getBigDecimal("gross"))),
        use(row));
  }

  private static @Nullable EntryUse use(ResultSet row) throws SQLException {
    if (row.getString("cell_id") == null) {
      return null;
    }
    return new EntryUse(
        row.getString("cell_track"),
        row.getString("identifier"),
        row.getString("platform"),
        row.getString("cell_model"),
        row.getString("cell_version"),
        row.getString("run"),
        row.getString("cell_use_type"),
        row.getString("territory"),
        row.getObject("usage_day", LocalDate.class),
        row.getLong("events"),
        row.getLong("exposures"),
        row.getLong("audio_millis"),
        row.getString("side"),
        row.getString("verdict"));
  }
}
