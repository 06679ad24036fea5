package org.linernotes.sink.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.licence.Side;
import org.linernotes.sink.ledger.Line;

class GuaranteesTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  private static AccruedShare accrued(String track, Side side, String party, String amount) {
    return new AccruedShare(track, side, party, new BigDecimal(amount));
  }

  @Test
  void shouldOweNothingWhenTheMonthAccruedAsMuch() {
    assertThat(
            Guarantees.of(
                Licences.guarantee("5"),
                OCTOBER,
                List.of(accrued("T1", Side.MASTER, "alpha", "5"))))
        .isEmpty();
  }

  @Test
  void shouldShareTheDifferenceInProportionToWhatAccrued() {
    List<Line> lines =
        Guarantees.of(
            Licences.guarantee("10"),
            OCTOBER,
            List.of(
                accrued("T2", Side.MASTER, "beta", "1"),
                accrued("T1", Side.MASTER, "alpha", "1"),
                accrued("T1", Side.MASTER, "beta", "2")));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).credits())
        .containsExactly(
            Map.entry("alpha", new BigDecimal("1.500000000")),
            Map.entry("beta", new BigDecimal("3.000000000")));
    assertThat(lines.get(0).units()).isEqualByComparingTo("3");
    assertThat(lines.get(1).gross()).isEqualByComparingTo("1.5");
  }

  @Test
  void shouldGiveNothingToAPartThatAccruedNothing() {
    List<Line> lines =
        Guarantees.of(
            Licences.guarantee("1.000000001"),
            OCTOBER,
            List.of(
                accrued("T1", Side.MASTER, "alpha", "0"),
                accrued("T2", Side.MASTER, "alpha", "0.3"),
                accrued("T3", Side.MASTER, "alpha", "0.3"),
                accrued("T4", Side.MASTER, "alpha", "0.3")));

    assertThat(lines.get(0).owes()).isFalse();
    assertThat(lines.get(1).gross()).isEqualByComparingTo("0.033333334");
  }

  @Test
  void shouldBreakTiesByTrackThenSideThenParty() {
    List<Line> lines =
        Guarantees.of(
            Licences.guarantee("3.000000001"),
            OCTOBER,
            List.of(
                accrued("T1", Side.PUBLISHING, "alpha", "0.5"),
                accrued("T1", Side.MASTER, "beta", "0.5"),
                accrued("T1", Side.MASTER, "alpha", "0.5")));

    assertThat(lines.get(0).credits())
        .containsExactly(
            Map.entry("alpha", new BigDecimal("0.500000001")),
            Map.entry("beta", new BigDecimal("0.500000000")));
    assertThat(lines.get(1).gross()).isEqualByComparingTo("0.5");
  }

  @Test
  void shouldGiveAllToTheLicensorWhenNothingAccrued() {
    Line line = Guarantees.of(Licences.guarantee("5000.00"), OCTOBER, List.of()).get(0);

    assertThat(line.key().trackId()).isNull();
    assertThat(line.credits())
        .containsExactly(Map.entry("alpha", new BigDecimal("5000.000000000")));
  }
}
