package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcileCommandTest {
  private static final String PATH = "GET /v1/reconciliation/2026-10";
  private static final String STAGES =
      """
      {"period":"2026-10","status":"CLOSED","stages":[
       {"stage":"reported","count":1200,"sums":{}},
       {"stage":"booked","count":90,"sums":{"GBP":"1234.000000001","EUR":"2.000000000"}},
       {"stage":"stated","count":90,"sums":{"GBP":"1234.000000001","EUR":"2.000000000"}}],
       "differences":[%s]}
      """;

  private final Terminal terminal = new Terminal();
  private final FakeApi api = new FakeApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldPutTheStagesOneBelowTheOther() {
    api.on(PATH, 200, STAGES.formatted(""));
    assertThat(terminal.run(api, "reconcile", "2026-10")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .isEqualTo(
            """
            2026-10 CLOSED

            STAGE     COUNT          EUR              GBP
            reported  1,200            -                -
            booked       90  2.000000000  1,234.000000001
            stated       90  2.000000000  1,234.000000001

            no difference
            """);
  }

  @Test
  void shouldExitWithOneAndNameEachDifference() {
    api.on(
        PATH,
        200,
        STAGES.formatted(
            "{\"stage\":\"booked\",\"subject\":\"cell 12\",\"found\":\"1\",\"expected\":\"2\"}"));
    assertThat(terminal.run(api, "reconcile", "2026-10")).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out()).endsWith("\nbooked: cell 12: found 1 (expected: 2)\n");
  }

  @Test
  void shouldExitWithOneAlsoWhereAMachineReadsTheAnswer() {
    api.on(PATH, 200, STAGES.formatted("{\"stage\":\"rated\"}"));
    assertThat(terminal.run(api, "reconcile", "2026-10", "--format", "json"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out()).contains("\"differences\":[{\"stage\":\"rated\"}]").hasLineCount(1);
  }
}
