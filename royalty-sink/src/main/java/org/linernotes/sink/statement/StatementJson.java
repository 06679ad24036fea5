package org.linernotes.sink.statement;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Statements as JSON. Each is canonical after RFC 8785, with its SHA-256 added as last member: who
 * takes {@code sha256} away and hashes the rest, gets it again ({@link StatementHash}). One pass,
 * one line in memory.
 */
public final class StatementJson {

  private StatementJson() {}

  /** All statements of a party's month, as one document. */
  public static void write(
      OutputStream out, StatementDocument document, Iterator<Statement> statements)
      throws IOException {
    text(out, "{\"period\":\"" + document.period() + "\",\"party\":" + quoted(document.party()));
    text(out, ",\"status\":\"" + document.status() + "\",\"statements\":[");
    while (statements.hasNext()) {
      Statement statement = statements.next();
      write(out, statement.head(), statement.lines());
      text(out, statements.hasNext() ? "," : "");
    }
    text(out, "]}");
  }

  /**
   * One statement.
   *
   * @return the SHA-256 of its canonical form, in hex
   */
  public static String write(OutputStream out, StatementHead head, Iterator<StatementLine> lines)
      throws IOException {
    CanonicalStatement canonical = new CanonicalStatement(head, out);
    while (lines.hasNext()) {
      canonical.line(lines.next());
    }
    return canonical.end();
  }

  /** The SHA-256 of a statement's canonical form, in hex, without writing it. */
  public static String sha256(StatementHead head, Iterator<StatementLine> lines) {
    try {
      return write(OutputStream.nullOutputStream(), head, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
