package org.linernotes.sink.export;

import static org.linernotes.sink.export.DsrRecord.SR08;
import static org.linernotes.sink.export.DsrRecord.SRFO;
import static org.linernotes.sink.export.DsrRecord.SRHE;
import static org.linernotes.sink.export.DsrRecord.SY10;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/**
 * A DSR-style flat file, in the spirit of the sales reports that services send to record companies.
 * It is our own form and no message of any standard.
 *
 * <p>Records: one {@code SRHE}; {@code SY10} per platform and currency; {@code SR08} per line;
 * {@code SRFO} with the number of each and of all records. Comments that begin with {@code #} name
 * the cells and are not counted. Cells are divided by tabs, records end with a line feed; see
 * {@link DsrCell} for what stands in them. A month without use has a head and a foot: a nil report.
 */
public final class DsrTsv {
  private static final String VERSION = "linernotes-dsr-style/1";

  private final Writer writer;
  private final DsrSums sums;
  private long lines;

  private DsrTsv(Writer writer, DsrSums sums) {
    this.writer = writer;
    this.sums = sums;
  }

  /**
   * Writes a report in one pass.
   *
   * @param summaries what the lines sum to; the file breaks off if they do not
   */
  public static void write(
      OutputStream out, DsrHead head, List<DsrSummary> summaries, Iterator<PartyLine> lines)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    DsrTsv report = new DsrTsv(writer, new DsrSums(summaries));
    report.head(head);
    report.summaries(summaries);
    while (lines.hasNext()) {
      report.line(lines.next());
    }
    report.sums.requireAllReported();
    report.foot(summaries.size());
    writer.flush();
  }

  private void head(DsrHead head) throws IOException {
    for (DsrRecord each : DsrRecord.values()) {
      writer.write(each.heading() + "\n");
    }
    row(
        SRHE,
        VERSION,
        DsrCell.of(head.messageId()),
        head.createdAt().toString(),
        DsrCell.of(head.sender()),
        head.period().atDay(1).toString(),
        head.period().atEndOfMonth().toString(),
        DsrCell.own(head.status().name()));
  }

  private void summaries(List<DsrSummary> summaries) throws IOException {
    int id = 1;
    for (DsrSummary summary : summaries) {
      row(
          SY10,
          Integer.toString(id++),
          DsrCell.of(summary.platform()),
          summary.currency(),
          Long.toString(summary.lines()),
          Decimals.text(summary.amount()));
    }
  }

  private void line(PartyLine line) throws IOException {
    int summary = sums.add(line);
    lines++;
    row(SR08, DsrLine.cells(lines, summary, line));
  }

  private void foot(int summaries) throws IOException {
    row(
        SRFO,
        Long.toString(1 + summaries + lines + 1),
        "1",
        Integer.toString(summaries),
        Long.toString(lines),
        "1");
  }

  private void row(DsrRecord record, @Nullable String... cells) throws IOException {
    row(record, Arrays.asList(cells));
  }

  private void row(DsrRecord record, List<? extends @Nullable String> cells) throws IOException {
    if (cells.size() != record.size()) {
      throw new IllegalArgumentException(
          record + ": " + cells.size() + " cells (expected: " + record.size() + ")");
    }
    writer.write(record.name());
    for (String cell : cells) {
      writer.write('\t');
      writer.write(cell == null ? "" : cell);
    }
    writer.write('\n');
  }
}
