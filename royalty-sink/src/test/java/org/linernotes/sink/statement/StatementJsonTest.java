package org.linernotes.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementJsonTest {
  private static final String CANONICAL =
      """
      {"accrued":"5000.000000000","adjusted":"2.000000000","adjustments":[{"amount":"2.000000000",\
      "lines":[{"amount":"2.000000000","artist":"Nova","basis":"PER_EXPOSURE",\
      "gross":"4.000000000","identifiers":["isrc:USUM71804534","sha256:ab"],"licenceId":"L1",\
      "model":"m1","modelVersion":"2","originMonth":"2026-09","platform":"sonara","ppm":500000,\
      "rate":"0.004000000","reason":"LATE","side":"MASTER","title":"Solo","trackId":"T1",\
      "units":"1000.000000000","useType":"FINE_TUNING"}],"originMonth":"2026-09"}],\
      "closingBalance":"0.001000000","currency":"GBP","lineCount":2,"lines":[\
      {"amount":"5000.000000000","artist":null,"basis":"MONTHLY_POOL","gross":"5000.000000000",\
      "identifiers":[],"licenceId":"P1","model":null,"modelVersion":null,\
      "originMonth":"2026-10","platform":"sonara","ppm":1000000,"rate":"5000.000000000",\
      "side":null,"title":null,"trackId":null,"units":"0.000000000","useType":null}],\
      "openingBalance":"0.001000000","party":"alpha","payable":"5002.00","period":"2026-10",\
      "total":"5002.001000000"}""";

  private static final List<StatementLine> LINES =
      List.of(Samples.adjusted("Solo", "2"), Samples.unallocated("5000"));
  private static final StatementHead HEAD = Samples.head("GBP", "0.001", LINES);

  @Test
  void shouldWriteTheCanonicalFormWithItsHashAtTheEnd() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    String sha256 = StatementJson.write(out, HEAD, LINES.iterator());

    byte[] canonical = CANONICAL.getBytes(StandardCharsets.UTF_8);
    assertThat(sha256).isEqualTo(HexFormat.of().formatHex(Canonical.sha256().digest(canonical)));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            CANONICAL.substring(0, CANONICAL.length() - 1) + ",\"sha256\":\"" + sha256 + "\"}");
    assertThat(StatementJson.sha256(HEAD, LINES.iterator())).isEqualTo(sha256);
  }

  @Test
  void shouldPutAllCurrenciesOfAPartyIntoOneDocument() throws IOException {
    List<StatementLine> yen = List.of(Samples.own("Solo", "3"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    StatementJson.write(
        out,
        new StatementDocument("al\"pha", Samples.OCTOBER, Samples.DRAFT.status()),
        List.of(
                new Statement(HEAD, LINES.iterator()),
                new Statement(Samples.head("JPY", "0", yen), yen.iterator()))
            .iterator());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(
            "{\"period\":\"2026-10\",\"party\":\"al\\\"pha\",\"status\":\"REVIEW\",\"statements\":[{")
        .contains("\"},{")
        .contains("\"currency\":\"JPY\"")
        .endsWith("\"}]}");
  }

  /** RFC 8785, section 3.2.2.2. */
  @Test
  void shouldEscapeOnlyWhatMustBeEscaped() throws IOException {
    String title = "\u0000\b\t\n\u000B\f\r\u001F \"\\/ \u007F\u20AC\u2028\uD834\uDD1E";
    List<StatementLine> lines = List.of(Samples.own(title, "1"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    StatementJson.write(out, Samples.head("GBP", "0", lines), lines.iterator());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "\"title\":\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/ \u007F\u20AC\u2028\uD834\uDD1E\"");
  }

  @Test
  void shouldBreakOffWhenTheLinesDoNotAddUpToWhatIsPaid() {
    StatementHead more =
        new StatementHead(
            "alpha",
            Samples.OCTOBER,
            "GBP",
            BigDecimal.ZERO,
            new BigDecimal("5001"),
            HEAD.adjustments(),
            2);

    assertThatThrownBy(() -> StatementJson.sha256(more, LINES.iterator()))
        .hasMessage("alpha 2026-10 GBP: lines sum: 5000.000000000 (expected: 5001.000000000)");
  }

  @Test
  void shouldBreakOffWhenALineIsMissing() {
    List<StatementLine> two = List.of(Samples.own("A", "1"), Samples.own("B", "0"));
    StatementHead head = Samples.head("GBP", "0", two);

    assertThatThrownBy(() -> StatementJson.sha256(head, two.subList(0, 1).iterator()))
        .hasMessage("alpha 2026-10 GBP: lines: 1 (expected: 2)");
  }

  @Test
  void shouldRefuseAdjustmentsAfterTheMonthsOwnLines() {
    List<StatementLine> turned = List.of(LINES.get(1), LINES.get(0));

    assertThatThrownBy(() -> StatementJson.sha256(HEAD, turned.iterator()))
        .hasMessageContaining("(expected: 2026-09, ascending, own lines last)");
  }
}
