package org.linernotes.sink.statement;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.math.BigDecimal;
import java.util.Locale;

/** The first page of a currency: what is owed, and how it came about. */
final class PdfSummary {
  private static final float WIDTH_PERCENT = 62;
  private static final float[] WIDTHS = {68, 32};
  private final PdfCells cells;

  PdfSummary(PdfCells cells) {
    this.cells = cells;
  }

  void add(Document page, StatementDocument document, StatementHead head) {
    page.add(heading("Royalty statement", PdfCells.TITLE, 14));
    page.add(facts(document, head));
    if (document.draft()) {
      String draft = "DRAFT: the month is in review, and these figures may still change.";
      page.add(PdfCells.paragraph(cells.bold(draft, PdfCells.HEADING, PdfFonts.WARNING), 8));
    }
    page.add(heading("Summary", PdfCells.HEADING, 6));
    page.add(sums(head));
  }

  private Paragraph heading(String text, float size, float after) {
    return PdfCells.paragraph(cells.bold(text, size, PdfFonts.INK), after);
  }

  private PdfPTable facts(StatementDocument document, StatementHead head) {
    PdfPTable table = new PdfPTable(new float[] {12, 88});
    table.setWidthPercentage(WIDTH_PERCENT);
    table.setHorizontalAlignment(Element.ALIGN_LEFT);
    table.setSpacingAfter(10);
    fact(table, "Party", head.party());
    fact(table, "Month", PdfNumbers.month(head.period()) + " (" + head.period() + ")");
    fact(table, "Currency", head.currency());
    String status = document.status().name().toLowerCase(Locale.ROOT);
    fact(table, "Status", document.draft() ? "draft (" + status + ")" : status);
    return table;
  }

  private void fact(PdfPTable table, String name, String value) {
    table.addCell(PdfCells.plain(cells.phrase(name, PdfCells.BODY, PdfFonts.GREY)));
    table.addCell(PdfCells.plain(cells.bold(value, PdfCells.BODY, PdfFonts.INK)));
  }

  private PdfPTable sums(StatementHead head) {
    PdfPTable table = new PdfPTable(WIDTHS);
    table.setWidthPercentage(WIDTH_PERCENT);
    table.setHorizontalAlignment(Element.ALIGN_LEFT);
    table.setSpacingAfter(14);
    sum(table, "Opening balance, carried from the previous statement", head.openingBalance());
    sum(table, "Accrued in " + PdfNumbers.month(head.period()), head.accrued());
    for (Adjustment each : head.adjustments()) {
      sum(table, "Adjusted for " + PdfNumbers.month(each.originMonth()), each.amount());
    }
    strong(table, "Total", PdfNumbers.money(head.total()));
    strong(
        table,
        "Payable, rounded half even",
        head.currency() + " " + PdfNumbers.money(head.payable()));
    sum(table, "Carried to the next statement", head.closingBalance());
    return table;
  }

  private void sum(PdfPTable table, String name, BigDecimal amount) {
    table.addCell(PdfCells.cell(cells.phrase(name, PdfCells.BODY, PdfFonts.INK)));
    table.addCell(
        PdfCells.right(cells.phrase(PdfNumbers.money(amount), PdfCells.BODY, PdfFonts.INK)));
  }

  private void strong(PdfPTable table, String name, String amount) {
    PdfPCell left = PdfCells.cell(cells.bold(name, PdfCells.BODY, PdfFonts.INK));
    PdfPCell right = PdfCells.right(cells.bold(amount, PdfCells.BODY, PdfFonts.INK));
    table.addCell(PdfCells.shaded(left));
    table.addCell(PdfCells.shaded(right));
  }
}
