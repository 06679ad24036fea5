package org.linernotes.sink.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.statement.Samples;
import org.linernotes.sink.statement.StatementLine;

class DsrTsvTest {
  private static final DsrHead OPEN =
      new DsrHead("linernotes", Samples.OCTOBER, PeriodState.OPEN, null);
  private static final DsrHead CLOSED =
      new DsrHead(
          "linernotes", Samples.OCTOBER, PeriodState.CLOSED, Instant.parse("2026-11-02T10:00:00Z"));

  @Test
  void shouldWriteHeadSumsLinesAndFoot() throws IOException {
    List<PartyLine> lines =
        List.of(new PartyLine("alpha", "GBP", Samples.own("Right\t| \"now\"", "2")));

    assertThat(body(CLOSED, lines))
        .isEqualTo(
            """
            SRHE~linernotes-dsr-style/1~linernotes-2026-10-CLOSED~2026-11-02T10:00:00Z~linernotes\
            ~2026-10-01~2026-10-31~linernotes::CLOSED
            SY10~1~sonara~GBP~1~2.000000000
            SR08~1~1~alpha~2026-10~~T1~USUM71804534~isrc:USUM71804534|sha256:ab\
            ~Right \\| "now"~Nova~m1~2~linernotes::FINE_TUNING~L1~linernotes::MASTER\
            ~linernotes::PER_EXPOSURE~500000~1000.000000000~0.004000000~4.000000000~2.000000000
            SRFO~4~1~1~1~1
            """
                .replace('~', '\t'));
  }

  @Test
  void shouldBeAValidNilReportForAMonthWithoutUse() throws IOException {
    assertThat(body(OPEN, List.of()).lines())
        .containsExactly(
            "SRHE\tlinernotes-dsr-style/1\tlinernotes-2026-10-OPEN\t2026-11-01T00:00:00Z"
                + "\tlinernotes\t2026-10-01\t2026-10-31\tlinernotes::OPEN",
            "SRFO\t2\t1\t0\t0\t1");
    assertThat(DsrReport.read(report(OPEN, List.of())).lines()).isEmpty();
  }

  @Property(tries = 200)
  void shouldBeReadableByWhoKnowsOnlyTheForm(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<PartyLine> lines = new ArrayList<>();
    for (StatementLine line : Samples.random(seed, random.nextInt(30))) {
      lines.add(new PartyLine("p" + random.nextInt(3), random.nextBoolean() ? "GBP" : "JPY", line));
    }

    List<Map<String, String>> read = DsrReport.read(report(CLOSED, lines)).lines();

    assertThat(read).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      StatementLine line = lines.get(i).line();
      String title = line.title() == null ? "" : line.title();
      assertThat(DsrReport.values(DsrReport.cell(read.get(i), "Title")))
          .containsExactly(clean(title));
      assertThat(DsrReport.values(DsrReport.cell(read.get(i), "Identifiers")))
          .isEqualTo(line.identifiers().stream().map(DsrTsvTest::clean).toList());
    }
  }

  @Test
  void shouldBreakOffWhenTheLinesAreNotWhatTheSumsSay() {
    PartyLine line = new PartyLine("alpha", "GBP", Samples.own("Solo", "2"));
    DsrSummary more = new DsrSummary("sonara", "GBP", 1, new BigDecimal("3"));

    assertThatThrownBy(
            () ->
                DsrTsv.write(
                    new ByteArrayOutputStream(), OPEN, List.of(more), List.of(line).iterator()))
        .hasMessageStartingWith("lines: 1, sum: 2.000000000 (expected: ");
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\u2028\u2029]", " ");
  }

  private static String body(DsrHead head, List<PartyLine> lines) throws IOException {
    return report(head, lines)
        .lines()
        .filter(row -> !row.startsWith("#"))
        .reduce("", (a, b) -> a + b + "\n");
  }

  private static String report(DsrHead head, List<PartyLine> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DsrTsv.write(out, head, summaries(lines), lines.iterator());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<DsrSummary> summaries(List<PartyLine> lines) {
    List<DsrSummary> summaries = new ArrayList<>();
    for (String platform : List.of("musicflow", "sonara")) {
      for (String currency : List.of("GBP", "JPY")) {
        List<BigDecimal> amounts =
            lines.stream()
                .filter(each -> each.line().platform().equals(platform))
                .filter(each -> each.currency().equals(currency))
                .map(each -> each.line().amount())
                .toList();
        if (!amounts.isEmpty()) {
          BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          summaries.add(new DsrSummary(platform, currency, amounts.size(), sum));
        }
      }
    }
    return summaries;
  }
}
