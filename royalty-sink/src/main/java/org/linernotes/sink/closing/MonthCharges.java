package org.linernotes.sink.closing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linernotes.sink.ledger.Line;

/**
 * All that a month of use owes beside its uses: pools and guarantees, as a pure function of the
 * licences and of what the month's uses came to. Late use and licences dated back change it; the
 * difference to what is booked is booked when the next month closes, so that the books come to what
 * a single close at the end would have given.
 */
public final class MonthCharges {

  private MonthCharges() {}

  /**
   * What uses of the month came to; a licence that was used is there, also at a rate of nothing.
   *
   * @param pools authorised use under pools, by licence
   * @param accrued what uses accrued, by licence; pools left out
   */
  public record MonthUse(
      Map<String, List<PoolUse>> pools, Map<String, List<AccruedShare>> accrued) {}

  /**
   * The lines of the month.
   *
   * @param usedOnly only licences that were used: for months before the books began, which owe no
   *     fee for mere availability
   */
  public static List<Line> of(
      YearMonth month, List<MonthLicence> licences, MonthUse use, boolean usedOnly) {
    List<Line> lines = new ArrayList<>();
    for (MonthLicence licence : licences) {
      if (licence.concerns(month)) {
        lines.addAll(of(month, licence, use, usedOnly));
      }
    }
    return lines;
  }

  private static List<Line> of(
      YearMonth month, MonthLicence licence, MonthUse use, boolean usedOnly) {
    List<PoolUse> pool = use.pools().getOrDefault(licence.licenceId(), List.of());
    List<AccruedShare> accrued =
        new ArrayList<>(use.accrued().getOrDefault(licence.licenceId(), List.of()));
    if (usedOnly && pool.isEmpty() && accrued.isEmpty()) {
      return List.of();
    }
    List<Line> lines =
        new ArrayList<>(licence.isPool() ? Pools.of(licence, month, pool) : List.of());
    lines.forEach(line -> accrued.addAll(shares(line)));
    lines.addAll(Guarantees.of(licence, month, accrued));
    return lines;
  }

  private static List<AccruedShare> shares(Line line) {
    Map<String, BigDecimal> credits = new TreeMap<>(line.credits());
    return credits.entrySet().stream()
        .map(
            credit ->
                new AccruedShare(
                    line.key().trackId(), line.key().side(), credit.getKey(), credit.getValue()))
        .toList();
  }
}
