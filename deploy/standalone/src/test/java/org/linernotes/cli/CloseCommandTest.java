package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloseCommandTest {
  private static final String REVIEW = "POST /v1/periods/2026-10/review";
  private static final String CLOSE = "POST /v1/periods/2026-10/close";
  private static final String DRAFT = "GET /v1/periods/2026-10/draft";

  private final Terminal terminal = new Terminal();
  private final FakeApi api = new FakeApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldPrintTheChecksChargesAndSumsOfAMonthThatIsPutToReview() {
    api.on(REVIEW, 200, summary("REVIEW", "10.00"));
    assertThat(terminal.run(api, "review", "2026-10", "--reason", "month end"))
        .isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .isEqualTo(
            """
            2026-10 REVIEW

            CHECK              RESULT
            NOTHING_IN_FLIGHT  holds
            ENTRIES_BALANCE    holds

            CHARGE             LICENCE  ORIGIN   CURRENCY          AMOUNT  LINES
            POOL               l-1      2026-10  GBP       1500.000000000     12
            MINIMUM_GUARANTEE  l-2      2026-09  GBP         -1.500000000      1

            PARKED  CURRENCY       LEDGER     EXPECTED
            ann     GBP       1.000000000  2.000000000

            CURRENCY  STATEMENTS          ACCRUED     ADJUSTED  PAYABLE      CARRIED
            GBP                3  1,234.500000000  0.000000000    10.00  0.000000001
            """
                .replace("          AMOUNT", "           AMOUNT")
                .replace("1500.000000000", "1,500.000000000")
                .replace("         -1.500000000", "          -1.500000000"));
    assertThat(api.asked()).containsExactly(REVIEW + " {\"reason\":\"month end\"}");
  }

  @Test
  void shouldShowTheDraftAsOfNowWhereNoReasonIsGiven() {
    api.on(DRAFT, 200, summary("REVIEW", "11.00"));
    assertThat(terminal.run(api, "review", "2026-10")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).contains("11.00");
  }

  @Test
  void shouldExitWithOneFromAReviewThatCouldNotClose() {
    api.on(REVIEW, 200, summary("REVIEW", "1").replace("\"ok\":true", "\"ok\":false"));
    assertThat(terminal.run(api, "review", "2026-10", "--reason", "r")).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out()).contains("DOES NOT HOLD");
  }

  @Test
  void shouldCloseAMonthInReview() {
    api.on(CLOSE, 200, summary("CLOSED", "10.00"));
    assertThat(terminal.run(api, "close", "2026-10", "--reason", " agreed "))
        .isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).startsWith("2026-10 CLOSED\n");
    assertThat(api.asked()).containsExactly(CLOSE + " {\"reason\":\"agreed\"}");
  }

  @Test
  void shouldPutAnOpenMonthToReviewAndPrintItBeforeItIsClosed() {
    api.refusing(CLOSE, "PERIOD_NOT_IN_REVIEW", "2026-10 is OPEN")
        .on(REVIEW, 200, summary("REVIEW", "10.00"))
        .on(CLOSE, 200, summary("CLOSED", "10.00"));
    assertThat(terminal.run(api, "close", "2026-10", "--reason", "r")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .startsWith("2026-10 REVIEW\n")
        .contains("NOTHING_IN_FLIGHT  holds")
        .endsWith("\n2026-10 CLOSED, as drafted\n");
  }

  @Test
  void shouldPrintTheFinalSumsWhereUseCameAfterTheDraft() {
    api.refusing(CLOSE, "PERIOD_NOT_IN_REVIEW", "2026-10 is OPEN")
        .on(REVIEW, 200, summary("REVIEW", "10.00"))
        .on(CLOSE, 200, summary("CLOSED", "12.00"));
    assertThat(terminal.run(api, "close", "2026-10", "--reason", "r")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).contains("10.00", "12.00", "2026-10 CLOSED");
  }

  @Test
  void shouldSayEachDifferenceWhereACheckDoesNotHold() {
    api.on(
        CLOSE,
        409,
        """
        {"code":"PERIOD_CHECKS_FAILED","detail":"d","checks":[
         {"check":"NOTHING_IN_FLIGHT","ok":true,"differences":[]},
         {"check":"LICENCE_INCOME","ok":false,"differences":["l-1 GBP 2 (expected: 3)","l-2 off"]}]}
        """);
    assertThat(terminal.run(api, "close", "2026-10", "--reason", "r")).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out())
        .isEqualTo(
            """
            CHECK              RESULT
            NOTHING_IN_FLIGHT  holds
            LICENCE_INCOME     DOES NOT HOLD

            LICENCE_INCOME: l-1 GBP 2 (expected: 3)
            LICENCE_INCOME: l-2 off
            """);
    assertThat(terminal.err()).isEqualTo("2026-10 is not closed: 1 check does not hold\n");
  }

  @Test
  void shouldTellOtherRefusalsInOneLineAndReviewNothing() {
    api.refusing(CLOSE, "PERIOD_NOT_OVER", "2026-10 is not over");
    assertThat(terminal.run(api, "close", "2026-10", "--reason", "r")).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.err())
        .isEqualTo(
            api.url()
                + "/v1/periods/2026-10/close: HTTP 409 PERIOD_NOT_OVER: 2026-10 is not over\n");
    assertThat(api.asked()).hasSize(1);
  }

  @Test
  void shouldSayThatAMonthWithoutUseHasNoStatements() {
    api.on(CLOSE, 200, "{\"period\":\"2026-10\",\"status\":\"CLOSED\",\"checks\":[]}");
    assertThat(terminal.run(api, "close", "2026-10", "--reason", "r")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).endsWith("\nno statements\n");
  }

  @Test
  void shouldExitWithTwoWhereTheKeyMayNot() {
    api.on(CLOSE, 403, "{\"code\":\"ROLE_NOT_ALLOWED\"}");
    assertThat(terminal.run(api, "close", "2026-10", "--reason", "r")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("ROLE_NOT_ALLOWED").hasLineCount(1);
  }

  private static String summary(String status, String payable) {
    return """
    {"period":"2026-10","status":"%s",
     "checks":[{"check":"NOTHING_IN_FLIGHT","ok":true,"differences":[]},
               {"check":"ENTRIES_BALANCE","ok":true,"differences":[]}],
     "charges":[{"licenceId":"l-1","charge":"POOL","originMonth":"2026-10","currency":"GBP",
                 "amount":"1500.000000000","lines":12},
                {"licenceId":"l-2","charge":"MINIMUM_GUARANTEE","originMonth":"2026-09",
                 "currency":"GBP","amount":"-1.500000000","lines":1}],
     "parked":[{"party":"ann","currency":"GBP","ledger":"1.000000000","expected":"2.000000000"}],
     "totals":[{"currency":"GBP","statements":3,"accrued":"1234.500000000",
                "adjusted":"0.000000000","payable":"%s","carried":"0.000000001"}]}
    """
        .formatted(status, payable);
  }
}
