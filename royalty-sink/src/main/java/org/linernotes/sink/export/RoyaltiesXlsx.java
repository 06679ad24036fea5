package org.linernotes.sink.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.statement.LineCells;

/**
 * All lines of a month as a workbook, with the columns and control rows of {@link RoyaltiesCsv}. A
 * new sheet begins after a million rows; the control rows end the last one.
 *
 * <p>Spreadsheets keep numbers as binary floating point of 15 digits, which loses the ninth decimal
 * of larger amounts. So every amount stands as text, exact; the last column has it once more as a
 * number, to sum and to pivot with. Texts are never formulas in a workbook.
 *
 * <p>Rows leave memory every thousand; no table of shared strings is kept.
 */
public final class RoyaltiesXlsx {
  private static final int ROWS_PER_SHEET = 1_000_000;
  private static final int ROWS_IN_MEMORY = 1_000;
  private static final List<String> HEADINGS = RoyaltyColumns.headings("lines", "amountAsNumber");
  private static final int LINES_COLUMN = HEADINGS.size() - 2;
  private static final int NUMBER_COLUMN = HEADINGS.size() - 1;

  private final Workbook workbook;
  private final YearMonth period;
  private final PeriodState status;
  private final int rowsPerSheet;
  private int sheets;
  private Worksheet sheet;
  private int row;

  private RoyaltiesXlsx(Workbook workbook, YearMonth period, PeriodState status, int rowsPerSheet) {
    this.workbook = workbook;
    this.period = period;
    this.status = status;
    this.rowsPerSheet = rowsPerSheet;
    this.sheet = newSheet();
  }

  public static void write(
      OutputStream out, YearMonth period, PeriodState status, Iterator<PartyLine> lines)
      throws IOException {
    write(out, period, status, lines, ROWS_PER_SHEET);
  }

  static void write(
      OutputStream out,
      YearMonth period,
      PeriodState status,
      Iterator<PartyLine> lines,
      int rowsPerSheet)
      throws IOException {
    // Not closed when it fails: closing would end the file as if it were whole.
    Workbook workbook = new Workbook(out, "Linernotes", null);
    new RoyaltiesXlsx(workbook, period, status, rowsPerSheet).all(lines);
    workbook.finish();
  }

  private void all(Iterator<PartyLine> lines) throws IOException {
    ControlSums sums = new ControlSums();
    while (lines.hasNext()) {
      PartyLine line = lines.next();
      sums.add(line);
      line(line);
    }
    for (ControlSums.Row control : sums.rows()) {
      control(control);
    }
    sheet.finish();
  }

  private void line(PartyLine line) throws IOException {
    beginRow();
    front(RoyaltyColumns.LINE, line.party(), line.currency());
    List<@Nullable String> cells = LineCells.of(line.line());
    for (int i = 0; i < cells.size(); i++) {
      text(RoyaltyColumns.FRONT.size() + i, cells.get(i));
    }
    sheet.value(row, NUMBER_COLUMN, line.line().amount());
  }

  private void control(ControlSums.Row control) throws IOException {
    beginRow();
    front(RoyaltyColumns.CONTROL, null, control.currency());
    text(LINES_COLUMN - 1, control.amount());
    sheet.value(row, LINES_COLUMN, control.lines());
    if (control.amount() != null) {
      sheet.value(row, NUMBER_COLUMN, new BigDecimal(control.amount()));
    }
  }

  private void front(String record, @Nullable String party, @Nullable String currency) {
    List<@Nullable String> cells =
        Arrays.asList(record, status.name(), period.toString(), party, currency);
    for (int i = 0; i < cells.size(); i++) {
      text(i, cells.get(i));
    }
  }

  private void text(int column, @Nullable String value) {
    if (value != null) {
      sheet.inlineString(row, column, XlsxText.of(value));
    }
  }

  private void beginRow() throws IOException {
    row++;
    if (row >= rowsPerSheet) {
      sheet.finish();
      sheet = newSheet();
      row = 1;
    } else if (row % ROWS_IN_MEMORY == 0) {
      sheet.flush();
    }
  }

  private Worksheet newSheet() {
    sheets++;
    Worksheet next = workbook.newWorksheet("royalties " + sheets);
    next.freezePane(0, 1);
    for (int i = 0; i < HEADINGS.size(); i++) {
      next.inlineString(0, i, HEADINGS.get(i));
      next.style(0, i).bold().set();
      next.width(i, Math.max(HEADINGS.get(i).length(), 14));
    }
    return next;
  }
}
