package org.linernotes.sink.postgres.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.licence.Side;
import org.linernotes.sink.export.PartyLine;
import org.linernotes.sink.statement.StatementHead;
import org.linernotes.sink.statement.StatementLine;

class StatementRunTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  private static StatementHead head(String party, String currency, long lines) {
    return new StatementHead(
        party, OCTOBER, currency, BigDecimal.ZERO, BigDecimal.ONE, List.of(), lines);
  }

  private static PartyLine line(String party, String currency, String track) {
    return new PartyLine(
        party,
        currency,
        new StatementLine(
            track,
            List.of(),
            null,
            null,
            "musicflow",
            "lark",
            null,
            "PRETRAINING",
            "L1",
            Side.MASTER,
            "PER_EXPOSURE",
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            1_000_000,
            BigDecimal.ONE,
            OCTOBER,
            null));
  }

  @Test
  void shouldGiveEachStatementItsOwnLinesInOnePass() {
    StatementRun run =
        new StatementRun(
            List.of(head("alpha", "EUR", 1), head("alpha", "GBP", 2), head("beta", "GBP", 1)),
            List.of(
                    line("alpha", "EUR", "T1"),
                    line("alpha", "GBP", "T2"),
                    line("alpha", "GBP", "T3"),
                    line("beta", "GBP", "T4"))
                .iterator());

    List<String> dealt = new ArrayList<>();
    run.forEachRemaining(
        statement ->
            statement
                .lines()
                .forEachRemaining(
                    line ->
                        dealt.add(
                            statement.head().party()
                                + statement.head().currency()
                                + line.trackId())));
    assertThat(dealt).containsExactly("alphaEURT1", "alphaGBPT2", "alphaGBPT3", "betaGBPT4");
  }
}
