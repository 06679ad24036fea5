package org.linernotes.sink.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linernotes.licence.Side;
import org.linernotes.sink.closing.MonthCharges.MonthUse;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.ledger.Lines;

/** However a month's use changes after its close, the books come to what one close would give. */
class ChargesPropertyTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

  @Property
  void shouldAlwaysOweTheFeeOrTheGuaranteeInFull(@ForAll("uses") MonthUse use) {
    List<Line> lines = MonthCharges.of(SEPTEMBER, licences(), use, false);
    BigDecimal accrued = sumOf(use);
    BigDecimal expected =
        new BigDecimal("100").add(new BigDecimal("50").subtract(accrued).max(BigDecimal.ZERO));

    assertThat(sum(lines)).isEqualByComparingTo(expected);
  }

  @Property
  void shouldComeToTheSameAsOneCloseAtTheEnd(@ForAll("histories") List<MonthUse> history) {
    List<Line> booked = new ArrayList<>();
    YearMonth period = SEPTEMBER;
    for (MonthUse use : history) {
      List<Line> wanted = MonthCharges.of(SEPTEMBER, licences(), use, false);
      ChargeEntries.of(period, booked, wanted).stream().map(Entry::line).forEach(booked::add);
      period = period.plusMonths(1);
    }
    MonthUse last = history.get(history.size() - 1);

    assertThat(Lines.difference(booked, MonthCharges.of(SEPTEMBER, licences(), last, false)))
        .isEmpty();
  }

  private static List<MonthLicence> licences() {
    MonthLicence guarantee = Licences.guarantee("50");
    return List.of(
        Licences.pool("100", "BY_EXPOSURES"),
        new MonthLicence(
            "L2",
            true,
            guarantee.licensor(),
            guarantee.platform(),
            guarantee.from(),
            null,
            guarantee.basis(),
            guarantee.amount(),
            guarantee.currency(),
            null,
            guarantee.minimumGuarantee()));
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::gross).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal sumOf(MonthUse use) {
    return use.accrued().getOrDefault("L2", List.of()).stream()
        .map(AccruedShare::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Provide
  Arbitrary<List<MonthUse>> histories() {
    return uses().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<MonthUse> uses() {
    Arbitrary<Map<String, Long>> exposures =
        Arbitraries.maps(Arbitraries.of("T1", "T2", "T3"), Arbitraries.longs().between(1, 9));
    Arbitrary<Map<String, Long>> nanos =
        Arbitraries.maps(
            Arbitraries.of("T1", "T2", "T3"), Arbitraries.longs().between(1, 40_000_000_000L));
    Arbitrary<Integer> ppm = Arbitraries.integers().between(1, 999_999);
    return Combinators.combine(exposures, nanos, ppm).as(ChargesPropertyTest::use);
  }

  private static MonthUse use(Map<String, Long> exposures, Map<String, Long> nanos, int ppm) {
    List<PoolUse> pool = new ArrayList<>();
    exposures.forEach(
        (track, count) ->
            pool.add(
                new PoolUse(
                    track,
                    Side.MASTER,
                    count,
                    0,
                    new TreeMap<>(Map.of("alpha", ppm, "beta", 1_000_000 - ppm)))));
    List<AccruedShare> accrued = new ArrayList<>();
    nanos.forEach(
        (track, amount) ->
            accrued.add(
                new AccruedShare(track, Side.MASTER, "alpha", BigDecimal.valueOf(amount, 9))));
    Map<String, List<PoolUse>> pools = new HashMap<>(Map.of("L1", pool));
    return new MonthUse(pools, Map.of("L2", accrued));
  }
}
