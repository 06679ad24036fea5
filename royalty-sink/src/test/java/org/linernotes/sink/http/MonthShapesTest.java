package org.linernotes.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.StatedTotal;

class MonthShapesTest {

  @Test
  void shouldWriteAMonthsStatementsAsCsv() {
    StatedTotal total =
        new StatedTotal(
            "alpha, beta",
            "GBP",
            new BigDecimal("0.001000000"),
            new BigDecimal("1.004000000"),
            new BigDecimal("0.000000000"),
            new BigDecimal("1.00"),
            new BigDecimal("0.005000000"),
            3,
            "ab");

    assertThat(
            MonthShapes.statementsCsv(YearMonth.of(2026, 10), PeriodState.CLOSED, List.of(total)))
        .isEqualTo(
            "period,status,party,currency,openingBalance,accrued,adjusted,payable,"
                + "closingBalance,lines,sha256\r\n"
                + "2026-10,CLOSED,\"alpha, beta\",GBP,0.001000000,1.004000000,0.000000000,1.00,"
                + "0.005000000,3,ab\r\n");
  }
}
