package org.linernotes.sink.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linernotes.licence.Side;
import org.linernotes.sink.closing.MonthCharges.MonthUse;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.ledger.Reason;

class MonthChargesTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final MonthUse NOTHING = new MonthUse(Map.of(), Map.of());
  private static final MonthUse USED =
      new MonthUse(
          Map.of(
              "L1",
              List.of(
                  new PoolUse("T1", Side.MASTER, 1, 1, new TreeMap<>(Map.of("alpha", 1_000_000))))),
          Map.of());

  private static List<Line> september(MonthLicence licence, MonthUse use) {
    return MonthCharges.of(SEPTEMBER, List.of(licence), use, false);
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::gross).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void shouldCountAPoolsFeeTowardsTheLicencesGuarantee() {
    MonthLicence licence = Licences.of("MONTHLY_POOL", "10", "EQUAL_BY_TRACK", "12", null);

    List<Line> lines = september(licence, USED);

    assertThat(lines)
        .extracting(line -> line.key().charge())
        .containsExactly(Charge.POOL, Charge.MINIMUM_GUARANTEE);
    assertThat(sum(lines)).isEqualByComparingTo("12");
  }

  @Test
  void shouldOweNoFeeForAMonthBeforeTheBooksBeganUnlessItWasUsed() {
    List<MonthLicence> licences = List.of(Licences.pool("10", "EQUAL_BY_TRACK"));

    assertThat(MonthCharges.of(SEPTEMBER, licences, NOTHING, true)).isEmpty();
    assertThat(MonthCharges.of(SEPTEMBER, licences, USED, true)).hasSize(1);
  }

  @Test
  void shouldOweTheGuaranteeOfALicenceThatWasUsedForNothing() {
    AccruedShare nothing = new AccruedShare("T1", Side.MASTER, "alpha", new BigDecimal("0"));
    MonthUse use = new MonthUse(Map.of(), Map.of("L1", List.of(nothing)));

    List<Line> lines = MonthCharges.of(SEPTEMBER, List.of(Licences.guarantee("5")), use, true);

    assertThat(lines).extracting(line -> line.key().trackId()).containsExactly((String) null);
    assertThat(sum(lines)).isEqualByComparingTo("5");
  }

  @Test
  void shouldNameTheMonthsOwnChargesByWhatTheyAre() {
    MonthLicence licence = Licences.of("MONTHLY_POOL", "10", "EQUAL_BY_TRACK", "12", null);

    assertThat(ChargeEntries.of(SEPTEMBER, List.of(), september(licence, NOTHING)))
        .extracting(Entry::reason)
        .containsExactly(Reason.POOL_UNALLOCATED, Reason.MINIMUM_GUARANTEE);
    assertThat(ChargeEntries.of(SEPTEMBER, List.of(), september(licence, USED)))
        .extracting(Entry::reason)
        .containsExactly(Reason.POOL, Reason.MINIMUM_GUARANTEE);
  }

  @Test
  void shouldMoveAPoolFromTheLicensorToTheTrackThatWasUsedAfterAll() {
    MonthLicence licence = Licences.pool("10", "EQUAL_BY_TRACK");

    List<Entry> entries =
        ChargeEntries.of(OCTOBER, september(licence, NOTHING), september(licence, USED));

    assertThat(entries).extracting(Entry::period).containsOnly(OCTOBER);
    assertThat(entries).extracting(Entry::reason).containsOnly(Reason.CORRECTION);
    assertThat(entries)
        .extracting(entry -> entry.line().gross().toPlainString())
        .containsExactly("-10.000000000", "10.000000000");
  }

  @Test
  void shouldCallAFeeDatedBackRetroactive() {
    assertThat(
            ChargeEntries.of(
                OCTOBER, List.of(), september(Licences.pool("10", "EQUAL_BY_TRACK"), NOTHING)))
        .extracting(Entry::reason)
        .containsExactly(Reason.RETROACTIVE);
  }

  @Test
  void shouldBookNothingWhenNothingChangedSinceTheClose() {
    List<Line> lines = september(Licences.pool("10", "EQUAL_BY_TRACK"), USED);

    assertThat(ChargeEntries.of(OCTOBER, lines, lines)).isEmpty();
  }
}
