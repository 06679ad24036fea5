package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.cli.client.MonthTotals;
import org.linernotes.cli.client.MonthTotals.Control;
import org.linernotes.cli.client.MonthTotals.Total;

class RoyaltyTableTest {

  @Test
  void shouldShowTheLargestOfEachCurrencyAndCountTheOthers() {
    MonthTotals month =
        month(
            new Control("GBP", amount("6.5"), amount("6.5")),
            total("a", "GBP", "1.500000000"),
            total("b", "GBP", "2.000000000"),
            total("c", "GBP", "3.000000000"),
            total("d", "EUR", "0.100000000"));
    assertThat(RoyaltyTable.of(month, 2))
        .isEqualTo(
            """
            PARTY  CURRENCY      ACCRUED
            d      EUR       0.100000000
            c      GBP       3.000000000
            ... and 2 more

            CURRENCY  DEBITS  CREDITS  BOOKS
            GBP          6.5      6.5  balance
            """);
  }

  @Test
  void shouldSayWhenTheBooksDoNotBalance() {
    MonthTotals month = month(new Control("GBP", amount("1"), amount("2")));
    assertThat(RoyaltyTable.of(month, 9)).contains("DO NOT BALANCE");
  }

  @Test
  void shouldCallAmountsOfAnotherScaleEqual() {
    assertThat(new Control("GBP", amount("1.0"), amount("1.000000000")).balances()).isTrue();
  }

  private static MonthTotals month(Control control, Total... totals) {
    return new MonthTotals("2026-10", "OPEN", List.of(totals), List.of(control));
  }

  private static Total total(String party, String currency, String accrued) {
    return new Total(party, currency, amount(accrued));
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }
}
