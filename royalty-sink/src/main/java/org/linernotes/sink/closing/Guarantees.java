package org.linernotes.sink.closing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.money.Allocation;
import org.linernotes.money.Decimals;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.ledger.LineKey;

/**
 * What a month came short of a licence's minimum guarantee, shared over what it accrued under the
 * licence: in proportion, by largest remainder at scale 9; all of it to the licensor where nothing
 * accrued.
 */
public final class Guarantees {
  /** Stands where a line's basis does. */
  public static final String BASIS = "MINIMUM_GUARANTEE";

  private Guarantees() {}

  private record Subject(@Nullable String trackId, @Nullable Side side) {}

  /**
   * The lines of a licence's guarantee; none if the month accrued as much.
   *
   * @param accrued all that uses of the month accrued under the licence, in any order
   */
  public static List<Line> of(MonthLicence licence, YearMonth month, List<AccruedShare> accrued) {
    BigDecimal guarantee = licence.minimumGuarantee();
    BigDecimal sum =
        accrued.stream().map(AccruedShare::amount).reduce(Decimals.ZERO, BigDecimal::add);
    if (guarantee == null || guarantee.compareTo(sum) <= 0) {
      return List.of();
    }
    BigDecimal missing = Decimals.money(guarantee.subtract(sum));
    return sum.signum() == 0
        ? List.of(toLicensor(licence, month, guarantee, missing))
        : shared(licence, month, guarantee, missing, accrued);
  }

  private static Line toLicensor(
      MonthLicence licence, YearMonth month, BigDecimal guarantee, BigDecimal missing) {
    TreeMap<String, BigDecimal> credits = new TreeMap<>();
    credits.put(licence.licensor(), missing);
    LineKey key = key(licence, month, guarantee, new Subject(null, null));
    return new Line(key, Decimals.ZERO, missing, credits);
  }

  private static List<Line> shared(
      MonthLicence licence,
      YearMonth month,
      BigDecimal guarantee,
      BigDecimal missing,
      List<AccruedShare> accrued) {
    List<AccruedShare> ordered = accrued.stream().sorted(AccruedShare.ORDER).toList();
    List<BigInteger> weights =
        ordered.stream().map(share -> Decimals.money(share.amount()).unscaledValue()).toList();
    List<BigDecimal> parts = Allocation.largestRemainder(missing, weights);
    Map<Subject, TreeMap<String, BigDecimal>> credits = new LinkedHashMap<>();
    Map<Subject, BigDecimal> weighed = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      AccruedShare share = ordered.get(i);
      Subject subject = new Subject(share.trackId(), share.side());
      credits
          .computeIfAbsent(subject, key -> new TreeMap<>())
          .merge(share.party(), parts.get(i), BigDecimal::add);
      weighed.merge(subject, share.amount(), BigDecimal::add);
    }
    List<Line> lines = new ArrayList<>(credits.size());
    credits.forEach(
        (subject, parties) ->
            lines.add(
                new Line(
                    key(licence, month, guarantee, subject),
                    weighed.getOrDefault(subject, Decimals.ZERO),
                    parties.values().stream().reduce(Decimals.ZERO, BigDecimal::add),
                    parties)));
    return lines;
  }

  private static LineKey key(
      MonthLicence licence, YearMonth month, BigDecimal guarantee, Subject subject) {
    return new LineKey(
        Charge.MINIMUM_GUARANTEE,
        month,
        licence.platform(),
        subject.trackId(),
        subject.side(),
        null,
        null,
        null,
        licence.licenceId(),
        BASIS,
        guarantee,
        licence.currency(),
        new TreeMap<>());
  }
}
