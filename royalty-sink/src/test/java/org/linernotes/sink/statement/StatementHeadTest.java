package org.linernotes.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementHeadTest {

  @ParameterizedTest
  @CsvSource({
    "GBP, 1.005000000, 1.00, 0.005000000",
    "GBP, 1.015000000, 1.02, -0.005000000",
    "GBP, 1.004999999, 1.00, 0.004999999",
    "JPY, 12.500000000, 12, 0.500000000",
    "JPY, 13.500000000, 14, -0.500000000",
    "JOD, 1.000500000, 1.000, 0.000500000",
    "XDR, 1.234000000, 1.23, 0.004000000",
    "GBP, -1.005000000, -1.00, -0.005000000",
  })
  void shouldRoundOnceHalfEvenToWhatCanBePaidAndCarryTheRest(
      String currency, String owed, String payable, String carried) {
    StatementHead head = Samples.head(currency, "0", List.of(Samples.own("A", owed)));

    assertThat(head.payable()).isEqualTo(new BigDecimal(payable));
    assertThat(head.closingBalance()).isEqualTo(new BigDecimal(carried));
  }

  @Property
  void shouldPayAndCarryExactlyWhatIsOwed(@ForAll long opening, @ForAll long accrued) {
    StatementHead head =
        new StatementHead(
            "alpha",
            Samples.OCTOBER,
            "GBP",
            BigDecimal.valueOf(opening, 9),
            BigDecimal.valueOf(accrued, 9),
            List.of(),
            1);

    assertThat(head.payable().add(head.closingBalance()))
        .isEqualByComparingTo(BigDecimal.valueOf(opening, 9).add(BigDecimal.valueOf(accrued, 9)));
    assertThat(head.closingBalance().abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
  }

  @Test
  void shouldAddWhatWasCarriedAndWhatEarlierMonthsChangedBy() {
    StatementHead head =
        Samples.head(
            "GBP", "0.004", List.of(Samples.adjusted("A", "-1.5"), Samples.own("B", "2.001")));

    assertThat(head.adjusted()).isEqualByComparingTo("-1.5");
    assertThat(head.total()).isEqualByComparingTo("0.505");
  }

  @Test
  void shouldRefuseAdjustmentsThatDoNotAscendTowardsTheMonth() {
    Adjustment own = new Adjustment(Samples.OCTOBER, BigDecimal.ONE);

    assertThatThrownBy(
            () ->
                new StatementHead(
                    "alpha",
                    Samples.OCTOBER,
                    "GBP",
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    List.of(own),
                    1))
        .hasMessage("originMonth: 2026-10 (expected: before 2026-10)");
  }

  @Test
  void shouldRefuseMoneyFinerThanTheLedger() {
    assertThatThrownBy(() -> Samples.own("A", "0.0000000001"))
        .hasMessage("amount: 0.0000000001 (expected: at most 9 decimals)");
  }
}
