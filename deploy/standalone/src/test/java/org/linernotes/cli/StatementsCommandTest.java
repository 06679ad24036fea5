package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsCommandTest {
  private static final String LIST = "GET /v1/statements/2026-10?limit=10000";
  private static final String ANN = "GET /v1/statements/2026-10/ann";
  private static final String ROWS =
      """
      {"period":"2026-10","status":"CLOSED","statements":[
       {"party":"ann","currency":"GBP","openingBalance":"0.004000000","accrued":"1500.250000001",
        "adjusted":"-0.500000000","payable":"1499.75","closingBalance":"0.004000001","lines":2,
        "sha256":"0123456789abcdef"},
       {"party":"a/b c","currency":"JPY","openingBalance":"0.000000000","accrued":"7.000000000",
        "adjusted":"0.000000000","payable":"7","closingBalance":"0.000000000","lines":1,
        "sha256":"fedcba9876543210"},
       {"party":"ann","currency":"JPY","openingBalance":"0.000000000","accrued":"1.000000000",
        "adjusted":"0.000000000","payable":"1","closingBalance":"0.000000000","lines":1,
        "sha256":"00"}],
       "parked":[{"party":"bob","currency":"GBP","ledger":"1.000000000","expected":"2.000000000"}],
       "next":null}
      """;
  private static final String DOCUMENT =
      """
      {"party":"ann","period":"2026-10","status":"REVIEW","statements":[
       {"accrued":"1500.250000001","adjusted":"-0.500000000","adjustments":[
         {"amount":"-0.500000000","lines":[{"amount":"-0.500000000","basis":"PER_EXPOSURE",
          "originMonth":"2026-09","platform":"suno","side":"MASTER","title":"Night Bus",
          "trackId":"t-1","useType":"PRETRAINING","model":"v5"}],"originMonth":"2026-09"}],
        "closingBalance":"0.004000001","currency":"GBP","lines":[{"amount":"1500.250000001",
         "basis":"MONTHLY_POOL","originMonth":"2026-10","platform":"suno","side":null,
         "title":null,"trackId":null,"useType":null,"model":null}],
        "openingBalance":"0.004000000","party":"ann","payable":"1499.75","period":"2026-10",
        "sha256":"0123456789abcdef"}]}
      """;

  private final Terminal terminal = new Terminal();
  private final FakeApi api = new FakeApi();
  private Path folder;

  @BeforeEach
  void in(@TempDir Path fresh) {
    folder = fresh;
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldListAllStatementsAndWhoIsParked() {
    api.on(LIST, 200, ROWS);
    assertThat(terminal.run(api, "statements", "2026-10")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .startsWith("2026-10 CLOSED\n\nPARTY")
        .contains("ann    GBP       0.004000000  1,500.250000001  -0.500000000  1,499.75")
        .contains("  0123456789ab\n")
        .contains("bob     GBP       1.000000000  2.000000000");
  }

  @Test
  void shouldGiveTheListToMachines() {
    api.on(LIST, 200, ROWS);
    assertThat(terminal.run(api, "statements", "2026-10", "--format", "csv"))
        .isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .contains("\nann,GBP,0.004000000,1500.250000001,-0.500000000,1499.75,0.004000001,2,");
  }

  @Test
  void shouldShowAPartysBalancesAndLargestLines() {
    api.on(LIST, 200, ROWS).on(ANN, 200, DOCUMENT);
    assertThat(terminal.run(api, "statements", "2026-10", "ann")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out())
        .isEqualTo(
            """
            ann 2026-10 REVIEW

            STATEMENT                      GBP
            opening balance        0.004000000
            accrued            1,500.250000001
            adjusted, 2026-09     -0.500000000
            payable                   1,499.75
            closing balance        0.004000001
            SHA-256 0123456789abcdef

            ORIGIN   TRACK  TITLE      PLATFORM  MODEL  USE          SIDE    BASIS                  AMOUNT
            2026-10  -      -          suno      -      -            -       MONTHLY_POOL  1,500.250000001
            2026-09  t-1    Night Bus  suno      v5     PRETRAINING  MASTER  PER_EXPOSURE     -0.500000000
            """);
  }

  @Test
  void shouldShowTheBalancesAloneWhereThereAreTooManyLinesToAskFor() {
    String many = ROWS.replace("\"lines\":2", "\"lines\":20001");
    api.on(LIST, 200, many).on(LIST, 200, many);
    assertThat(terminal.run(api, "statements", "2026-10", "ann")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).contains("1,499.75", "have them with --format csv");
  }

  @Test
  void shouldPassAPartysDocumentOnAsItIs() {
    api.on(ANN, 200, DOCUMENT);
    assertThat(terminal.run(api, "statements", "2026-10", "ann", "--format", "pdf"))
        .isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).isEqualTo(DOCUMENT);
    assertThat(api.asked()).containsExactly(ANN + " <application/pdf>");
  }

  @Test
  void shouldTakeTheFormatFromTheFilesName() {
    api.on(ANN, 200, "a,b\r\n");
    Path file = folder.resolve("ann.CSV");
    assertThat(terminal.run(api, "statements", "2026-10", "ann", "--output", file.toString()))
        .isEqualTo(ExitCodes.OK);
    assertThat(api.asked()).containsExactly(ANN + " <text/csv>");
    assertThat(file).hasContent("a,b\r\n");
  }

  @Test
  void shouldWriteEveryPartysDocumentOnceUnderANameThatAnyIdGives() throws IOException {
    api.on(LIST, 200, ROWS)
        .on(ANN, 200, "ann's")
        .on("GET /v1/statements/2026-10/a%2Fb%20c", 200, "other");
    Path into = folder.resolve("new/all");
    assertThat(
            terminal.run(
                api, "statements", "2026-10", "--output", into.toString(), "--format", "pdf"))
        .isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).isEqualTo("2 files in " + into + "\n");
    assertThat(names(into))
        .containsExactly("statement-2026-10-a%2Fb%20c.pdf", "statement-2026-10-ann.pdf");
  }

  @Test
  void shouldRefuseAFileWhereAFolderIsNeeded() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "");
    assertThat(terminal.run(api, "statements", "2026-10", "--output", file.toString()))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("(expected: a folder, without PARTY)");
  }

  @Test
  void shouldSayThatAllStatementsHaveNoCommonPdf() {
    api.on(LIST, 200, ROWS);
    assertThat(terminal.run(api, "statements", "2026-10", "--format", "pdf"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("(expected: with PARTY or --output DIR)");
  }

  @Test
  void shouldExitWithOneWhereThereIsNoStatement() {
    api.on(LIST, 200, ROWS).on(ANN, 409, "{\"code\":\"PERIOD_OPEN\",\"detail\":\"2026-10\"}");
    assertThat(terminal.run(api, "statements", "2026-10", "ann")).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.err()).contains("HTTP 409 PERIOD_OPEN: 2026-10").hasLineCount(1);
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
