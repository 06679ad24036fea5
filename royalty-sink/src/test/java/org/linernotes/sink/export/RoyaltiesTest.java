package org.linernotes.sink.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.statement.Samples;

class RoyaltiesTest {
  private static final int AMOUNT = 22;
  private static final List<PartyLine> LINES =
      List.of(
          new PartyLine("alpha", "GBP", Samples.own("=Solo", "123456789.123456789")),
          new PartyLine("beta", "EUR", Samples.adjusted("Encore", "-2")),
          new PartyLine("beta", "GBP", Samples.own("Bell\u0007", "0.000000001")));

  @Test
  void shouldEndTheCsvWithCountsAndSums() throws IOException {
    assertThat(csv(LINES))
        .startsWith("record,status,period,party,currency,originMonth,reason,trackId,")
        .contains("\r\nLINE,CLOSED,2026-10,alpha,GBP,2026-10,,T1,", ",'=Solo,Nova,")
        .endsWith(
            """
            CONTROL,CLOSED,2026-10,,EUR,,,,,,,,,,,,,,,,,,-2.000000000,1
            CONTROL,CLOSED,2026-10,,GBP,,,,,,,,,,,,,,,,,,123456789.123456790,2
            CONTROL,CLOSED,2026-10,,,,,,,,,,,,,,,,,,,,,3
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void shouldWriteAControlRowForAMonthWithoutLines() throws IOException {
    assertThat(csv(List.of()).lines().toList())
        .hasSize(2)
        .last()
        .isEqualTo("CONTROL,CLOSED,2026-10,,,,,,,,,,,,,,,,,,,,,0");
  }

  @Test
  void shouldKeepEveryDecimalInTheWorkbook() throws IOException {
    try (ReadableWorkbook workbook = workbook(LINES, 1_000_000)) {
      List<Row> rows = workbook.getFirstSheet().read();

      assertThat(rows).hasSize(7);
      assertThat(rows.get(0).getCellText(AMOUNT)).isEqualTo("amount");
      assertThat(rows.get(1).getCellText(9)).isEqualTo("=Solo");
      assertThat(rows.get(1).getCellText(AMOUNT)).isEqualTo("123456789.123456789");
      assertThat(rows.get(1).getCellAsNumber(AMOUNT + 2).orElseThrow())
          .isEqualByComparingTo("123456789.123456789");
      assertThat(rows.get(3).getCellText(9)).isEqualTo("Bell\uFFFD");
      assertThat(rows.get(5).getCellText(AMOUNT)).isEqualTo("123456789.123456790");
      assertThat(rows.get(6).getCellAsNumber(AMOUNT + 1).orElseThrow()).isEqualByComparingTo("3");
    }
  }

  @Test
  void shouldBeginANewSheetWhenOneIsFull() throws IOException {
    try (ReadableWorkbook workbook = workbook(LINES, 3)) {
      List<Sheet> sheets = workbook.getSheets().toList();

      assertThat(sheets)
          .extracting(Sheet::getName)
          .containsExactly("royalties 1", "royalties 2", "royalties 3");
      for (Sheet sheet : sheets) {
        List<Row> rows = sheet.read();
        assertThat(rows).hasSizeLessThanOrEqualTo(3);
        assertThat(rows.get(0).getCellText(0)).isEqualTo("record");
      }
    }
  }

  @Test
  void shouldCutTextThatNoCellCanHold() {
    assertThat(XlsxText.of("x".repeat(40_000))).hasSize(32_767).endsWith("x\u2026");
    assertThat(XlsxText.of("\uD834\uDD1E")).isEqualTo("\uD834\uDD1E");
  }

  private static String csv(List<PartyLine> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RoyaltiesCsv.write(out, Samples.OCTOBER, PeriodState.CLOSED, lines.iterator());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ReadableWorkbook workbook(List<PartyLine> lines, int rowsPerSheet)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RoyaltiesXlsx.write(out, Samples.OCTOBER, PeriodState.CLOSED, lines.iterator(), rowsPerSheet);
    return new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }
}
