package org.linernotes.sink.postgres.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.period.MonthEnd;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.ArtistUse;
import org.linernotes.sink.report.BookedEntry;
import org.linernotes.sink.report.EntryDetail;
import org.linernotes.sink.report.EntryFilter;
import org.linernotes.sink.report.Line;
import org.linernotes.sink.report.MonthTotals;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.PlatformAudit;
import org.linernotes.sink.report.ProblemFilter;
import org.linernotes.sink.report.Reports;
import org.linernotes.sink.report.Totals;
import org.linernotes.sink.report.UnlicensedUse;
import org.linernotes.sink.report.UnlicensedWork;
import org.linernotes.sink.report.UseProblem;
import org.linernotes.sink.report.Viewer;
import org.linernotes.sink.report.WorkFilter;

/** Reports from PostgreSQL, each from one snapshot. */
public final class PostgresReports implements Reports {
  private static final String OFFSETS =
      "SELECT topic, partition, next_offset FROM sink_offset ORDER BY topic, partition";

  private final Database database;
  private final MonthsQuery months = new MonthsQuery();

  public PostgresReports(Database database) {
    this.database = database;
  }

  @Override
  public Totals totals(YearMonth period, Viewer viewer) {
    return database.transaction(on -> TotalsQuery.run(on, period, viewer));
  }

  @Override
  public Page<Line> lines(YearMonth period, String party, Viewer viewer, PageRequest page) {
    return database.transaction(on -> LinesQuery.run(on, period, party, viewer, page));
  }

  @Override
  public Page<ArtistUse> artists(YearMonth period, Viewer viewer, PageRequest page) {
    return database.transaction(on -> ArtistsQuery.run(on, period, viewer, page));
  }

  @Override
  public Page<UnlicensedUse> unlicensed(YearMonth period, Viewer viewer, PageRequest page) {
    return database.transaction(on -> UnlicensedQuery.run(on, period, viewer, page));
  }

  @Override
  public List<PlatformAudit> audit(YearMonth period, Viewer viewer) {
    return database.transaction(on -> AuditQuery.run(on, period, viewer));
  }

  @Override
  public Page<UseProblem> problems(ProblemFilter filter, PageRequest page) {
    return database.transaction(on -> ProblemsQuery.run(on, filter, page));
  }

  @Override
  public Page<BookedEntry> entries(EntryFilter filter, PageRequest page) {
    return database.transaction(on -> EntriesQuery.run(on, filter, page));
  }

  @Override
  public Optional<EntryDetail> entry(long entryId, EntryFilter.Whose whose) {
    return database.transaction(on -> EntryQuery.run(on, entryId, whose));
  }

  @Override
  public Page<UnlicensedWork> works(WorkFilter filter, Viewer viewer, PageRequest page) {
    return database.transaction(on -> WorksQuery.run(on, filter, viewer, page));
  }

  @Override
  public List<MonthTotals> months(List<MonthEnd.Month> wanted) {
    return database.transaction(on -> months.run(on, wanted));
  }

  @Override
  public Map<Position, Long> progress() {
    Map<Position, Long> offsets = new TreeMap<>();
    database
        .transaction(on -> Query.of(OFFSETS).list(on, PostgresReports::stand))
        .forEach(stand -> offsets.put(stand.getKey(), stand.getValue()));
    return offsets;
  }

  private static Map.Entry<Position, Long> stand(ResultSet row) throws SQLException {
    return Map.entry(new Position(row.getString(1), row.getInt(2)), row.getLong(3));
  }
}
