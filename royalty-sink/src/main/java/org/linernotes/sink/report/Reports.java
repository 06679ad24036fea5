package org.linernotes.sink.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.period.MonthEnd;

/**
 * What can be asked of the books. All throw {@link org.linernotes.sink.batch.StoreException} if the
 * database does not answer. A month without use gives empty answers.
 */
public interface Reports {

  Totals totals(YearMonth period, Viewer viewer);

  /** The lines of a party; a viewer that is a platform sees what it pays. */
  Page<Line> lines(YearMonth period, String party, Viewer viewer, PageRequest page);

  /** A viewer that is a party sees the artist of the same id. */
  Page<ArtistUse> artists(YearMonth period, Viewer viewer, PageRequest page);

  /** A viewer that is a party sees what it controls, or whose primary artist has the same id. */
  Page<UnlicensedUse> unlicensed(YearMonth period, Viewer viewer, PageRequest page);

  List<PlatformAudit> audit(YearMonth period, Viewer viewer);

  /** Of a platform's month: what it can mend, kind after kind. */
  Page<UseProblem> problems(ProblemFilter filter, PageRequest page);

  /** Oldest first. */
  Page<BookedEntry> entries(EntryFilter filter, PageRequest page);

  /** An entry that the viewer has part in. */
  Optional<EntryDetail> entry(long entryId, EntryFilter.Whose whose);

  /** Works used without authorisation, over all months; a viewer that is a party as above. */
  Page<UnlicensedWork> works(WorkFilter filter, Viewer viewer, PageRequest page);

  /**
   * Months side by side.
   *
   * @param months which, and where they stand
   */
  List<MonthTotals> months(List<MonthEnd.Month> months);

  /** Where the books stand in every partition that anything was booked from. */
  Map<Position, Long> progress();
}
