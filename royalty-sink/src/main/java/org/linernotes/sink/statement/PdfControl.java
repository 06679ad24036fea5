package org.linernotes.sink.statement;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfPTable;

/** What a statement ends with: by what its lines can be checked. */
final class PdfControl {
  private final PdfCells cells;

  PdfControl(PdfCells cells) {
    this.cells = cells;
  }

  void add(Document page, StatementHead head, long notPrinted, String sha256) {
    if (notPrinted > 0) {
      page.add(
          PdfCells.paragraph(
              cells.bold(
                  "Not printed here: "
                      + PdfNumbers.count(notPrinted)
                      + " of "
                      + PdfNumbers.count(head.lineCount())
                      + " lines. All are in the CSV and JSON forms of this statement; the sums"
                      + " count all.",
                  PdfCells.BODY,
                  PdfFonts.WARNING),
              0));
    }
    PdfPTable table = new PdfPTable(new float[] {22, 78});
    table.setWidthPercentage(62);
    table.setHorizontalAlignment(Element.ALIGN_LEFT);
    table.setSpacingBefore(14);
    table.setKeepTogether(true);
    row(table, "Lines", PdfNumbers.count(head.lineCount()));
    row(table, "Sum of this month's lines", PdfNumbers.money(head.accrued()));
    row(table, "Sum of adjustments", PdfNumbers.money(head.adjusted()));
    row(table, "Total", PdfNumbers.money(head.total()) + " " + head.currency());
    row(table, "SHA-256", sha256);
    page.add(table);
    page.add(
        cells.phrase(
            "The SHA-256 is that of the statement's canonical JSON (RFC 8785), which can be checked"
                + " against the ledger.",
            PdfCells.SMALL,
            PdfFonts.GREY));
  }

  private void row(PdfPTable table, String name, String value) {
    table.addCell(PdfCells.cell(cells.phrase(name, PdfCells.SMALL, PdfFonts.GREY)));
    table.addCell(PdfCells.cell(cells.phrase(value, PdfCells.SMALL, PdfFonts.INK)));
  }
}
