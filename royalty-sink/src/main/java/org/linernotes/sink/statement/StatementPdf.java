package org.linernotes.sink.statement;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Statements as a document for a person: A4 landscape, a summary and the lines per currency,
 * control sums and SHA-256 at the end of each. The same statements give the same bytes.
 *
 * <p>At most 5 000 lines are printed per currency, some 300 pages, since more are read by nobody
 * and take long to set; then a sentence says how many are left out, and that CSV and JSON have
 * them. Sums and hash are always those of all lines.
 */
public final class StatementPdf {
  private static final int MOST_LINES = 5_000;
  private static final float MARGIN = 36;

  private final FontFiles files;
  private final int mostLines;

  /** Reads the fonts; make it once. */
  public StatementPdf() {
    this(MOST_LINES);
  }

  StatementPdf(int mostLines) {
    this.files = FontFiles.load();
    this.mostLines = mostLines;
  }

  /** All statements of a party's month, one section each. */
  public void write(OutputStream out, StatementDocument document, Iterator<Statement> statements)
      throws IOException {
    PdfFonts fonts = new PdfFonts(files);
    Document page = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
    PdfWriter writer = PdfWriter.getInstance(page, out);
    writer.setCloseStream(false);
    writer.setPageEvent(new PdfPages(document, fonts));
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
    page.addTitle("Royalty statement " + document.party() + " " + document.period());
    page.open();
    MessageDigest identity = Canonical.sha256();
    identity.update(document.toString().getBytes(StandardCharsets.UTF_8));
    while (statements.hasNext()) {
      String sha256 = section(writer, page, new PdfCells(fonts), document, statements.next());
      identity.update(sha256.getBytes(StandardCharsets.UTF_8));
      if (statements.hasNext()) {
        page.newPage();
      }
    }
    identify(writer.getInfo(), identity.digest());
    page.close();
  }

  private String section(
      PdfWriter writer,
      Document page,
      PdfCells cells,
      StatementDocument document,
      Statement statement)
      throws IOException {
    StatementHead head = statement.head();
    new PdfSummary(cells).add(page, document, head);
    CanonicalStatement canonical = new CanonicalStatement(head, OutputStream.nullOutputStream());
    PdfLines table = new PdfLines(writer, page, cells, head);
    Iterator<StatementLine> lines = statement.lines();
    for (int i = 0; lines.hasNext(); i++) {
      StatementLine line = lines.next();
      canonical.line(line);
      if (i < mostLines) {
        table.add(line);
      }
    }
    table.end();
    String sha256 = canonical.end();
    new PdfControl(cells).add(page, head, Math.max(0, head.lineCount() - mostLines), sha256);
    return sha256;
  }

  /** Instead of the time of writing and a random id: nothing, and an id made of the content. */
  private static void identify(PdfDictionary info, byte[] digest) {
    info.remove(PdfName.CREATIONDATE);
    info.remove(PdfName.MODDATE);
    byte[] id = Arrays.copyOf(digest, 16);
    info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
  }
}
