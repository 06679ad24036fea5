package org.linernotes.sink.statement;

import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;

/** Cells and paragraphs in the statement's style. */
final class PdfCells {
  static final float TITLE = 20;
  static final float HEADING = 12;
  static final float BODY = 9;
  static final float SMALL = 7;
  private static final Color RULE = new Color(0xD5, 0xD9, 0xDE);
  private static final Color SHADE = new Color(0xEE, 0xF1, 0xF4);
  private static final float PADDING = 3;

  private final PdfFonts fonts;

  PdfCells(PdfFonts fonts) {
    this.fonts = fonts;
  }

  Phrase phrase(String text, float size, Color color) {
    return new Phrase(PdfText.of(fonts.base(), text), fonts.regular(size, color));
  }

  Phrase bold(String text, float size, Color color) {
    return new Phrase(PdfText.of(fonts.baseBold(), text), fonts.bold(size, color));
  }

  /** A paragraph with some room after it. */
  static Paragraph paragraph(Phrase phrase, float after) {
    Paragraph paragraph = new Paragraph(phrase);
    paragraph.setSpacingAfter(after);
    return paragraph;
  }

  static PdfPCell cell(Phrase phrase) {
    PdfPCell cell = new PdfPCell(phrase);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(RULE);
    cell.setBorderWidth(0.5f);
    cell.setPadding(PADDING);
    cell.setUseAscender(true);
    cell.setUseDescender(true);
    return cell;
  }

  static PdfPCell right(Phrase phrase) {
    PdfPCell cell = cell(phrase);
    cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
    return cell;
  }

  static PdfPCell shaded(PdfPCell cell) {
    cell.setBackgroundColor(SHADE);
    return cell;
  }

  /** Several short paragraphs, one under the other; in the order that their script is read in. */
  static PdfPCell stacked(Phrase... parts) {
    PdfPCell cell = cell(new Phrase());
    for (Phrase part : parts) {
      Paragraph paragraph = new Paragraph(part);
      paragraph.setLeading(0, 1.2f);
      cell.addElement(paragraph);
    }
    cell.setRunDirection(PdfWriter.RUN_DIRECTION_LTR); // only this or RTL orders mixed scripts
    return cell;
  }

  static PdfPCell plain(Phrase phrase) {
    PdfPCell cell = cell(phrase);
    cell.setBorder(Rectangle.NO_BORDER);
    return cell;
  }
}
