package org.linernotes.sink.closing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Basis;
import org.linernotes.money.Allocation;
import org.linernotes.money.Decimals;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.ledger.LineKey;

/** Shares a month's fixed fee over the month's authorised use (contract section 6). */
public final class Pools {
  private static final int WHOLE_PPM = 1_000_000;
  private static final Comparator<PoolUse> ORDER =
      Comparator.comparing(PoolUse::trackId).thenComparing(PoolUse::side);

  private Pools() {}

  /** The lines of a licence's pool; one for the licensor where nothing was used. */
  public static List<Line> of(MonthLicence licence, YearMonth month, List<PoolUse> uses) {
    BigDecimal fee = Decimals.money(licence.amount());
    if (fee.signum() == 0) {
      return List.of();
    }
    if (uses.isEmpty()) {
      return List.of(unallocated(licence, month, fee));
    }
    List<PoolUse> ordered = uses.stream().sorted(ORDER).toList();
    List<BigDecimal> parts = Allocation.largestRemainder(fee, weights(licence, ordered));
    List<Line> lines = new ArrayList<>(ordered.size());
    for (int i = 0; i < parts.size(); i++) {
      lines.add(line(licence, month, ordered.get(i), parts.get(i)));
    }
    return lines;
  }

  /** Weights that are all nothing (tracks without a length) tell nothing: then all are alike. */
  private static List<BigInteger> weights(MonthLicence licence, List<PoolUse> uses) {
    List<BigInteger> weights =
        uses.stream().map(use -> BigInteger.valueOf(weight(licence, use))).toList();
    return weights.stream().allMatch(weight -> weight.signum() == 0)
        ? uses.stream().map(use -> BigInteger.ONE).toList()
        : weights;
  }

  private static long weight(MonthLicence licence, PoolUse use) {
    return switch (allocation(licence)) {
      case "BY_EXPOSURES" -> use.exposures();
      case "BY_AUDIO_SECONDS" -> use.audioMillis();
      default -> 1;
    };
  }

  private static String allocation(MonthLicence licence) {
    return licence.allocation() == null ? "EQUAL_BY_TRACK" : licence.allocation();
  }

  private static Line line(MonthLicence licence, YearMonth month, PoolUse use, BigDecimal gross) {
    BigDecimal units =
        allocation(licence).equals("BY_AUDIO_SECONDS")
            ? Decimals.seconds(use.audioMillis())
            : BigDecimal.valueOf(weight(licence, use));
    return new Line(key(licence, month, use, use.ppm()), units, gross, shares(gross, use.ppm()));
  }

  private static SortedMap<String, BigDecimal> shares(
      BigDecimal gross, SortedMap<String, Integer> ppm) {
    List<BigInteger> weights = ppm.values().stream().map(BigInteger::valueOf).toList();
    List<BigDecimal> parts = Allocation.largestRemainder(gross, weights);
    SortedMap<String, BigDecimal> shares = new TreeMap<>();
    int i = 0;
    for (String party : ppm.keySet()) {
      shares.put(party, parts.get(i++));
    }
    return shares;
  }

  private static Line unallocated(MonthLicence licence, YearMonth month, BigDecimal fee) {
    SortedMap<String, Integer> whole = new TreeMap<>();
    whole.put(licence.licensor(), WHOLE_PPM);
    SortedMap<String, BigDecimal> credits = new TreeMap<>();
    credits.put(licence.licensor(), fee);
    return new Line(key(licence, month, null, whole), Decimals.ZERO, fee, credits);
  }

  private static LineKey key(
      MonthLicence licence,
      YearMonth month,
      @Nullable PoolUse use,
      SortedMap<String, Integer> ppm) {
    return new LineKey(
        Charge.POOL,
        month,
        licence.platform(),
        use == null ? null : use.trackId(),
        use == null ? null : use.side(),
        null,
        null,
        null,
        licence.licenceId(),
        Basis.MONTHLY_POOL.name(),
        licence.amount(),
        licence.currency(),
        ppm);
  }
}
