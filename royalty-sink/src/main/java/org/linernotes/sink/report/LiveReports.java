package org.linernotes.sink.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.linernotes.licence.Side;

/**
 * What is looked at again and again. All throw {@link org.linernotes.sink.batch.StoreException} if
 * the database does not answer.
 */
public interface LiveReports {

  /** The newest months of use by platform, the newest month last; without verdicts. */
  List<MonthAudit> newestMonths(int months);

  /** Events by verdict, of the months that are looked at; as long to find as the months are. */
  Map<PlatformMonth, Map<Side, SortedMap<String, Long>>> verdicts(List<YearMonth> months);

  /** Entries of the ledger; as long to count as it is. */
  long entries();

  /** What was set aside, by cause. */
  List<SetAsideNow> setAside();

  /** A platform's month. */
  record PlatformMonth(YearMonth month, String platform) {}

  /** A platform's month of use. */
  record MonthAudit(PlatformMonth key, PlatformAudit audit) {}

  /** Records that were set aside for one cause. */
  record SetAsideNow(String cause, long count, Instant newest) {}
}
