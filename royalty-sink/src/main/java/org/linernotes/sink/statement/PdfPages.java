package org.linernotes.sink.statement;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/** What stands on every page: whose it is, "page x of y", and DRAFT across a draft. */
final class PdfPages extends PdfPageEventHelper {
  private static final float FOOT = 20;
  private static final float TOTAL_WIDTH = 18;
  private static final Color WATERMARK = new Color(0xF7, 0xE8, 0xE6);

  private final StatementDocument document;
  private final PdfFonts fonts;
  private final PdfCells cells;

  /** Filled when the number of pages is known; each page points to it. */
  private @Nullable PdfTemplate total;

  PdfPages(StatementDocument document, PdfFonts fonts) {
    this.document = document;
    this.fonts = fonts;
    this.cells = new PdfCells(fonts);
  }

  @Override
  public void onStartPage(PdfWriter writer, Document page) {
    if (document.draft()) {
      Rectangle size = page.getPageSize();
      ColumnText.showTextAligned(
          writer.getDirectContentUnder(),
          Element.ALIGN_CENTER,
          new Phrase("DRAFT", fonts.bold(150, WATERMARK)),
          size.getWidth() / 2,
          size.getHeight() / 2 - 50,
          25);
    }
  }

  @Override
  public void onEndPage(PdfWriter writer, Document page) {
    PdfContentByte canvas = writer.getDirectContent();
    String whose =
        "Royalty statement \u00B7 "
            + document.party()
            + " \u00B7 "
            + document.period()
            + (document.draft() ? " \u00B7 DRAFT" : "");
    show(canvas, Element.ALIGN_LEFT, whose, page.left());
    float x = page.right() - TOTAL_WIDTH;
    show(canvas, Element.ALIGN_RIGHT, "page " + writer.getPageNumber() + " of ", x);
    canvas.addTemplate(total(writer), x, FOOT);
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document page) {
    // The page number is one ahead here, since the last page has been ended.
    Phrase pages =
        cells.phrase(Integer.toString(writer.getPageNumber() - 1), PdfCells.SMALL, PdfFonts.GREY);
    ColumnText.showTextAligned(total(writer), Element.ALIGN_LEFT, pages, 2, 0, 0);
  }

  private void show(PdfContentByte canvas, int alignment, String text, float x) {
    Phrase phrase = cells.phrase(text, PdfCells.SMALL, PdfFonts.GREY);
    ColumnText.showTextAligned(canvas, alignment, phrase, x, FOOT, 0);
  }

  private PdfTemplate total(PdfWriter writer) {
    if (total == null) {
      total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, PdfCells.HEADING);
      total.setBoundingBox(new Rectangle(0, -3, TOTAL_WIDTH, PdfCells.HEADING));
    }
    return total;
  }
}
