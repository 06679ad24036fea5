package org.linernotes.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linernotes.sink.ledger.Outcomes.money;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EntryTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  static LineKey fee(YearMonth origin) {
    return new LineKey(
        Charge.POOL,
        origin,
        "musicflow",
        null,
        null,
        null,
        null,
        null,
        "L1",
        "MONTHLY_POOL",
        money("5"),
        "GBP",
        new TreeMap<>(Map.of("alpha", 1_000_000)));
  }

  private static Line line(String gross, String credit) {
    return new Line(
        fee(OCTOBER), money("0"), money(gross), new TreeMap<>(Map.of("alpha", money(credit))));
  }

  @Test
  void shouldRefuseALineWhoseCreditsAreNotItsGross() {
    assertThatThrownBy(() -> line("1", "2")).hasMessageContaining("(expected: gross 1.000000000)");
  }

  @Test
  void shouldRefuseAnEntryOfNothing() {
    assertThatThrownBy(() -> new Entry(OCTOBER, Reason.POOL, null, line("0", "0")))
        .hasMessageContaining("(expected: money that moves)");
  }

  @Test
  void shouldRefuseAnEntryBookedBeforeItsMonthOfUse() {
    assertThatThrownBy(() -> new Entry(OCTOBER.minusMonths(1), Reason.POOL, null, line("1", "1")))
        .hasMessageContaining("(expected: not before 2026-10)");
  }

  @Test
  void shouldRefuseAPostingOfNothingWithoutASplit() {
    Account platform = new Account(AccountKind.PLATFORM, "musicflow", "GBP");

    assertThatThrownBy(() -> new Posting(platform, null, money("0")))
        .hasMessageContaining("(expected: not zero)");
  }

  @Test
  void shouldNameACellByTheHashOfItsKey() {
    byte[] key = "abc".getBytes(StandardCharsets.UTF_8);

    assertThat(CellId.of(key)).hasToString("ba7816bf-8f01-cfea-4141-40de5dae2223");
  }
}
