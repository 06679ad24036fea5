package org.linernotes.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementPdfTest {
  private static final StatementPdf PDF = new StatementPdf();

  @Test
  void shouldSayWhatIsPaidAndByWhatItCanBeChecked() throws IOException {
    List<StatementLine> lines =
        List.of(Samples.adjusted("Encore", "-2"), Samples.own("Solo", "5005.001"));
    String sha256 = StatementJson.sha256(Samples.head("GBP", "0.001", lines), lines.iterator());

    String text = text(write(PDF, Samples.CLOSED, lines));

    assertThat(text)
        .contains("Royalty statement", "alpha", "October 2026", "Adjusted for September 2026")
        .contains("GBP 5,003.00", "0.002000000", "Encore", "Solo", "50 %", sha256)
        .contains("page 1 of")
        .doesNotContain("DRAFT");
  }

  @Test
  void shouldMarkADraftOnEveryPage() throws IOException {
    List<StatementLine> lines = Collections.nCopies(60, Samples.own("Solo", "1"));
    PdfReader reader = new PdfReader(write(PDF, Samples.DRAFT, lines));

    assertThat(reader.getNumberOfPages()).isGreaterThan(2);
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      assertThat(new PdfTextExtractor(reader).getTextFromPage(page)).contains("DRAFT");
    }
  }

  @Test
  void shouldRepeatTheHeadingsOnEveryPageOfLines() throws IOException {
    List<StatementLine> lines = Collections.nCopies(500, Samples.own("Solo", "1"));
    PdfReader reader = new PdfReader(write(PDF, Samples.CLOSED, lines));

    for (int page = 1; page < reader.getNumberOfPages(); page++) {
      String text = new PdfTextExtractor(reader).getTextFromPage(page);
      assertThat(text).contains("Amount, GBP", "Solo", "page " + page + " of");
    }
  }

  @Test
  void shouldGiveTheSameBytesForTheSameStatements() throws IOException {
    List<StatementLine> lines = Samples.random(7, 50);

    byte[] once = write(PDF, Samples.CLOSED, lines);

    assertThat(write(new StatementPdf(), Samples.CLOSED, lines)).isEqualTo(once);
    assertThat(new String(once, StandardCharsets.ISO_8859_1))
        .doesNotContain("CreationDate", "ModDate");
  }

  @Test
  void shouldSayHowManyLinesItDoesNotPrint() throws IOException {
    List<StatementLine> lines = new ArrayList<>(Collections.nCopies(10, Samples.own("Solo", "1")));
    lines.add(Samples.own("Left out", "1"));

    String text = text(write(new StatementPdf(10), Samples.CLOSED, lines));

    assertThat(text)
        .contains("Not printed here: 1 of 11 lines.")
        .contains("11.000000000")
        .doesNotContain("Left out");
  }

  @Test
  void shouldShowThatSomethingStandsWhereTheFontHasNoPicture() throws IOException {
    String text = text(write(PDF, Samples.CLOSED, List.of(Samples.own("\u591C \u00C9tude", "1"))));

    assertThat(text).contains("\uFFFD \u00C9tude");
  }

  private static byte[] write(
      StatementPdf pdf, StatementDocument document, List<StatementLine> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Statement statement = new Statement(Samples.head("GBP", "0.001", lines), lines.iterator());
    pdf.write(out, document, List.of(statement).iterator());
    return out.toByteArray();
  }

  private static String text(byte[] pdf) throws IOException {
    PdfReader reader = new PdfReader(pdf);
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
    }
    return text.toString();
  }
}
