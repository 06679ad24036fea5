package org.linernotes.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linernotes.sink.ledger.Outcomes.money;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.licence.Side;

class EntryTest {
  private static final Account PLATFORM = new Account(AccountKind.PLATFORM, "musicflow", "GBP");

  @Test
  void shouldRefuseAnEntryThatDoesNotBalance() {
    List<Posting> postings =
        List.of(
            new Posting(PLATFORM, money("1")),
            new Posting(new Account(AccountKind.PARTY, "alpha", "EUR"), money("-1")));

    assertThatThrownBy(
            () ->
                new Entry(
                    YearMonth.of(2026, 10),
                    "musicflow",
                    Side.MASTER,
                    Reason.ACCRUAL,
                    null,
                    postings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(expected: 0)");
  }

  @Test
  void shouldRefuseAPostingOfNothing() {
    assertThatThrownBy(() -> new Posting(PLATFORM, money("0")))
        .hasMessageContaining("(expected: not zero)");
  }

  @Test
  void shouldNameACellByTheHashOfItsKey() {
    byte[] key = "abc".getBytes(StandardCharsets.UTF_8);

    assertThat(CellId.of(key)).hasToString("ba7816bf-8f01-cfea-4141-40de5dae2223");
  }
}
