package org.linernotes.sink.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linernotes.licence.Side;
import org.linernotes.sink.ledger.Line;

/** How a month's fixed fee is shared (contract section 6). */
class PoolsTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  private static PoolUse use(String track, Side side, long exposures, long audioMillis) {
    return new PoolUse(
        track,
        side,
        exposures,
        audioMillis,
        new TreeMap<>(Map.of("alpha", 600_000, "beta", 400_000)));
  }

  private static List<String> grosses(List<Line> lines) {
    return lines.stream().map(line -> line.gross().toPlainString()).toList();
  }

  @Test
  void shouldShareEquallyOverPairsOfTrackAndSide() {
    List<Line> lines =
        Pools.of(
            Licences.pool("10", "EQUAL_BY_TRACK"),
            OCTOBER,
            List.of(
                use("T2", Side.MASTER, 1, 1),
                use("T1", Side.PUBLISHING, 900, 1),
                use("T1", Side.MASTER, 1, 1)));

    assertThat(grosses(lines)).containsExactly("3.333333334", "3.333333333", "3.333333333");
    assertThat(lines.get(0).key().trackId()).isEqualTo("T1"); // the tie goes to T1's MASTER side
    assertThat(lines.get(0).key().side()).isEqualTo(Side.MASTER);
  }

  @Test
  void shouldShareByExposuresAndSayThemAsUnits() {
    List<Line> lines =
        Pools.of(
            Licences.pool("10", "BY_EXPOSURES"),
            OCTOBER,
            List.of(use("T1", Side.MASTER, 3, 1), use("T2", Side.MASTER, 1, 1)));

    assertThat(grosses(lines)).containsExactly("7.500000000", "2.500000000");
    assertThat(lines.get(0).units()).isEqualByComparingTo("3");
  }

  @Test
  void shouldShareByAudioSeconds() {
    List<Line> lines =
        Pools.of(
            Licences.pool("10", "BY_AUDIO_SECONDS"),
            OCTOBER,
            List.of(use("T1", Side.MASTER, 1, 1500), use("T2", Side.MASTER, 1, 500)));

    assertThat(grosses(lines)).containsExactly("7.500000000", "2.500000000");
    assertThat(lines.get(0).units()).isEqualByComparingTo("1.5");
  }

  @Test
  void shouldShareEquallyWhereTheWeightsAreAllNothing() {
    List<Line> lines =
        Pools.of(
            Licences.pool("10", "BY_AUDIO_SECONDS"),
            OCTOBER,
            List.of(use("T1", Side.MASTER, 1, 0), use("T2", Side.MASTER, 9, 0)));

    assertThat(grosses(lines)).containsExactly("5.000000000", "5.000000000");
  }

  @Test
  void shouldSplitAPairsPartByItsSplits() {
    Line line =
        Pools.of(
                Licences.pool("10", "EQUAL_BY_TRACK"),
                OCTOBER,
                List.of(use("T1", Side.MASTER, 1, 1)))
            .get(0);

    assertThat(line.credits())
        .containsExactly(
            Map.entry("alpha", new BigDecimal("6.000000000")),
            Map.entry("beta", new BigDecimal("4.000000000")));
  }

  @Test
  void shouldGiveTheWholeFeeToTheLicensorWhenNothingWasUsed() {
    Line line = Pools.of(Licences.pool("10", "BY_EXPOSURES"), OCTOBER, List.of()).get(0);

    assertThat(line.key().trackId()).isNull();
    assertThat(line.credits()).containsExactly(Map.entry("alpha", new BigDecimal("10.000000000")));
  }

  @Test
  void shouldOweTheWholeFeeForAMonthThatTheTermOnlyTouches() {
    MonthLicence licence = Licences.until(LocalDate.of(2026, 10, 2)); // its last day is 1 October

    assertThat(licence.concerns(YearMonth.of(2026, 8))).isFalse();
    assertThat(licence.concerns(YearMonth.of(2026, 9))).isTrue();
    assertThat(licence.concerns(OCTOBER)).isTrue();
    assertThat(licence.concerns(YearMonth.of(2026, 11))).isFalse();
    assertThat(Licences.until(LocalDate.of(2026, 10, 1)).concerns(OCTOBER)).isFalse();
  }
}
