package org.linernotes.sink.statement;

import com.lowagie.text.Document;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lines, a table per page and month of use, so that each has its headings, and no page stays in
 * memory. OpenPDF's own way for long tables leaves headings out where a part of one begins a page.
 */
final class PdfLines {
  private static final int HEADING_ROWS = 2;

  /** Of rounding, in points: less than a row. */
  private static final float TOLERANCE = 2;

  private static final float[] WIDTHS = {27, 17, 14, 13, 10, 11, 6, 11};
  private static final List<String> TEXT_HEADINGS =
      List.of("Track", "Platform, model, use", "Licence, side", "Basis, rate");
  private static final List<String> NUMBER_HEADINGS =
      List.of("Units", "Gross, ", "Share", "Amount, ");

  private final PdfWriter writer;
  private final Document page;
  private final PdfCells cells;
  private final StatementHead head;
  private PdfPTable table = new PdfPTable(WIDTHS);
  private @Nullable YearMonth month;

  /** Points from where the table begins to the foot. */
  private float room;

  PdfLines(PdfWriter writer, Document page, PdfCells cells, StatementHead head) {
    this.writer = writer;
    this.page = page;
    this.cells = cells;
    this.head = head;
  }

  void add(StatementLine line) {
    if (!line.originMonth().equals(month)) {
      end();
      month = line.originMonth();
      begin(month);
    }
    row(line);
    if (table.getTotalHeight() > room - TOLERANCE && !alone()) {
      turnPage(line);
    }
  }

  void end() {
    if (table.size() > HEADING_ROWS) {
      page.add(table);
    }
  }

  /** A row too high for any page is left to be split. */
  private boolean alone() {
    boolean wholePage = room > page.top() - page.bottom() - TOLERANCE;
    return wholePage && table.size() == HEADING_ROWS + 1;
  }

  private void turnPage(StatementLine line) {
    table.deleteLastRow();
    end();
    // A table that leaves no line free has turned the page itself.
    if (writer.getVerticalPosition(false) < page.top() - TOLERANCE) {
      page.newPage();
    }
    begin(line.originMonth());
    row(line);
  }

  private void begin(YearMonth month) {
    room = writer.getVerticalPosition(false) - page.bottom();
    table = new PdfPTable(WIDTHS);
    table.setTotalWidth(page.right() - page.left());
    table.setLockedWidth(true);
    table.setHeaderRows(HEADING_ROWS);
    table.addCell(monthCell(month));
    TEXT_HEADINGS.forEach(name -> table.addCell(heading(PdfCells.cell(headingText(name)))));
    NUMBER_HEADINGS.forEach(
        name -> table.addCell(heading(PdfCells.right(headingText(named(name))))));
  }

  private void row(StatementLine line) {
    table.addCell(track(line));
    table.addCell(
        PdfCells.stacked(main(line.platform()), small(model(line)), small(words(line.useType()))));
    table.addCell(licence(line));
    table.addCell(
        PdfCells.stacked(main(words(line.basis())), small("at " + PdfNumbers.plain(line.rate()))));
    table.addCell(PdfCells.right(main(PdfNumbers.plain(line.units()))));
    table.addCell(PdfCells.right(main(PdfNumbers.money(line.gross()))));
    table.addCell(PdfCells.right(main(line.ppm() == null ? "" : PdfNumbers.percent(line.ppm()))));
    table.addCell(PdfCells.right(main(PdfNumbers.money(line.amount()))));
  }

  private PdfPCell monthCell(YearMonth month) {
    String text =
        month.equals(head.period())
            ? PdfNumbers.month(month)
            : PdfNumbers.month(month) + ", adjusted now";
    PdfPCell cell = PdfCells.cell(cells.bold(text, PdfCells.SMALL + 1, PdfFonts.INK));
    cell.setColspan(WIDTHS.length);
    cell.setPaddingTop(8);
    return cell;
  }

  private PdfPCell track(StatementLine line) {
    if (line.trackId() == null) {
      return PdfCells.stacked(main("No track: nothing was used under the licence"));
    }
    String title = line.title() == null ? line.trackId() : line.title();
    Phrase first = cells.bold(title, PdfCells.SMALL, PdfFonts.INK);
    String ids = line.trackId() + " \u00B7 " + String.join(" \u00B7 ", line.identifiers());
    return line.artist() == null
        ? PdfCells.stacked(first, small(ids))
        : PdfCells.stacked(first, main(line.artist()), small(ids));
  }

  private PdfPCell licence(StatementLine line) {
    Phrase id = main(line.licenceId());
    Phrase side = small(line.side() == null ? "" : words(line.side().name()));
    return line.reason() == null
        ? PdfCells.stacked(id, side)
        : PdfCells.stacked(id, side, small(words(line.reason().name())));
  }

  private static String model(StatementLine line) {
    if (line.model() == null) {
      return "";
    }
    return line.modelVersion() == null ? line.model() : line.model() + "@" + line.modelVersion();
  }

  /** FINE_TUNING as "fine tuning". */
  private static String words(@Nullable String constant) {
    return constant == null ? "" : constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Phrase main(String text) {
    return cells.phrase(text, PdfCells.SMALL, PdfFonts.INK);
  }

  private Phrase small(String text) {
    return cells.phrase(text, PdfCells.SMALL - 1, PdfFonts.GREY);
  }

  private Phrase headingText(String text) {
    return cells.bold(text, PdfCells.SMALL, PdfFonts.INK);
  }

  /** Money names its currency on every page. */
  private String named(String heading) {
    return heading.endsWith(", ") ? heading + head.currency() : heading;
  }

  private static PdfPCell heading(PdfPCell cell) {
    return PdfCells.shaded(cell);
  }
}
