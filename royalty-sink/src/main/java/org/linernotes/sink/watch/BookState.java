package org.linernotes.sink.watch;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * How the books stand, for those who run them.
 *
 * @param imbalance by currency: debits less credits of the postings looked at
 * @param uncheckedEntries entry ids that are in the ledger and not in the imbalance yet
 * @param platforms who reported what, the largest first
 * @param parkedCells cells whose latest accrual could not be booked
 * @param unratedByDueMonth months that are over and not closed, with what their books lack
 * @param quarantine records set aside, by cause
 */
public record BookState(
    Map<String, BigDecimal> imbalance,
    long uncheckedEntries,
    List<PlatformEvents> platforms,
    long parkedCells,
    Map<YearMonth, Long> unratedByDueMonth,
    Map<String, Long> quarantine) {

  public BookState {
    imbalance = Map.copyOf(imbalance);
    platforms = List.copyOf(platforms);
    unratedByDueMonth = Map.copyOf(unratedByDueMonth);
    quarantine = Map.copyOf(quarantine);
  }

  /**
   * A platform's events in all months.
   *
   * @param difference what of them became of none, or of two, without sign over the months
   */
  public record PlatformEvents(String platform, Map<String, Long> byOutcome, long difference) {
    public PlatformEvents {
      byOutcome = Map.copyOf(byOutcome);
    }
  }

  /** Over all platforms. */
  public long auditDifference() {
    return platforms.stream().mapToLong(PlatformEvents::difference).sum();
  }
}
