package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeriodsCommandTest {
  private static final String FIRST =
      """
      {"periods":[{"period":"2026-09","status":"CLOSED",
       "reviewed":{"at":"2026-10-02T08:00:00Z","by":"fin-1","reason":"month, \\"end\\""},
       "closed":{"at":"2026-10-03T08:00:00Z","by":"fin-2","reason":"agreed"}}],"next":"a b"}
      """;
  private static final String SECOND =
      """
      {"periods":[{"period":"2026-10","status":"OPEN","reviewed":null,"closed":null}],"next":null}
      """;

  private final Terminal terminal = new Terminal();
  private final FakeApi api = new FakeApi();

  @BeforeEach
  void answer() {
    api.on("GET /v1/periods?limit=10000", 200, FIRST)
        .on("GET /v1/periods?limit=10000&cursor=a%20b", 200, SECOND);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldShowEveryPageOfMonthsWithWhoClosedThemAndWhy() {
    assertThat(terminal.run(api, "periods")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .isEqualTo(
            """
            MONTH    STATUS  REVIEWED              BY     REASON        CLOSED                BY     REASON
            2026-09  CLOSED  2026-10-02T08:00:00Z  fin-1  month, "end"  2026-10-03T08:00:00Z  fin-2  agreed
            2026-10  OPEN    -                     -      -             -                     -      -
            """);
  }

  @Test
  void shouldQuoteWhatCsvNeedsQuoted() {
    assertThat(terminal.run(api, "periods", "--format", "csv")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out().lines())
        .containsExactly(
            "period,status,reviewedAt,reviewedBy,reviewReason,closedAt,closedBy,closeReason",
            "2026-09,CLOSED,2026-10-02T08:00:00Z,fin-1,\"month, \"\"end\"\"\","
                + "2026-10-03T08:00:00Z,fin-2,agreed",
            "2026-10,OPEN,,,,,,");
  }

  @Test
  void shouldGiveAllPagesAsOneJsonList() {
    assertThat(terminal.run(api, "periods", "--format", "json")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .contains("\"2026-09\"", "\"2026-10\"")
        .endsWith("\"next\":null}\n")
        .hasLineCount(1);
  }
}
