package org.linernotes.sink.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.statement.CsvTable;
import org.linernotes.sink.statement.LineCells;

/**
 * All lines of a month as one table; one line in memory. At the end control rows: per currency the
 * number of lines and the sum of their amounts, and last the number of all lines. A file without
 * that last row is not whole.
 */
public final class RoyaltiesCsv {
  private final CsvTable table;
  private final YearMonth period;
  private final PeriodState status;

  private RoyaltiesCsv(CsvTable table, YearMonth period, PeriodState status) {
    this.table = table;
    this.period = period;
    this.status = status;
  }

  public static void write(
      OutputStream out, YearMonth period, PeriodState status, Iterator<PartyLine> lines)
      throws IOException {
    CsvTable table = new CsvTable(out);
    table.texts(RoyaltyColumns.headings("lines"));
    table.endRow();
    RoyaltiesCsv csv = new RoyaltiesCsv(table, period, status);
    ControlSums sums = new ControlSums();
    while (lines.hasNext()) {
      PartyLine line = lines.next();
      sums.add(line);
      csv.line(line);
    }
    for (ControlSums.Row row : sums.rows()) {
      csv.control(row);
    }
    table.flush();
  }

  private void line(PartyLine line) throws IOException {
    front(RoyaltyColumns.LINE, line.party(), line.currency());
    table.line(line.line());
    table.texts(Collections.singletonList(null));
    table.endRow();
  }

  private void control(ControlSums.Row row) throws IOException {
    front(RoyaltyColumns.CONTROL, null, row.currency());
    table.texts(Collections.nCopies(LineCells.HEADINGS.size() - 1, null));
    table.decimals(Arrays.asList(row.amount(), Long.toString(row.lines())));
    table.endRow();
  }

  private void front(String record, @Nullable String party, @Nullable String currency)
      throws IOException {
    table.texts(Arrays.asList(record, status.name(), period.toString(), party, currency));
  }
}
