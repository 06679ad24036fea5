package org.linernotes.sink.statement;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180): lines end with CR LF, quotes only where they are needed, UTF-8
 * without a mark. Texts are {@linkplain SpreadsheetText made safe}; decimals stay as they are.
 */
public final class CsvTable {
  private final CSVPrinter printer;

  public CsvTable(OutputStream out) throws IOException {
    printer =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            CSVFormat.RFC4180);
  }

  /** Cells of text; null is empty. */
  public void texts(List<? extends @Nullable String> cells) throws IOException {
    for (String cell : cells) {
      printer.print(cell == null ? null : SpreadsheetText.of(cell));
    }
  }

  /** Cells that are our own decimals. */
  public void decimals(List<? extends @Nullable String> cells) throws IOException {
    for (String cell : cells) {
      printer.print(cell);
    }
  }

  /** The cells of a line, after what the row begins with. */
  public void line(StatementLine line) throws IOException {
    List<@Nullable String> cells = LineCells.of(line);
    int texts = cells.size() - LineCells.DECIMALS;
    texts(cells.subList(0, texts));
    decimals(cells.subList(texts, cells.size()));
  }

  public void endRow() throws IOException {
    printer.println();
  }

  /** Passes on what is buffered; the stream stays open. */
  public void flush() throws IOException {
    printer.flush();
  }
}
