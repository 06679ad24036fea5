package org.linernotes.ingest.body;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;

/** Framing of NDJSON: the same items as if each line had been cut out by hand. */
class LinesFuzzTest {
  private static final int MOST_BYTES = 40;
  private static final BodyLimits LIMITS = new BodyLimits(1, 1, MOST_BYTES, MOST_BYTES, 1);

  /** Takes any object for what it is. */
  private static final class Any implements ItemReader {
    @Override
    public LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
      parser.skipChildren();
      return LogEntry.of(
          "",
          Long.toString(parser.currentLocation().getByteOffset()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int maxItemBytes() {
      return 30;
    }
  }

  @FuzzTest
  void shouldFindTheLinesOfAnyBody(byte[] body) {
    Read expected = byHand(body);
    reads(expected, body, Math.max(1, body.length));
    reads(expected, body, AnyBody.pieceBytes(body));
  }

  private static void reads(Read expected, byte[] body, int pieceBytes) {
    Read read = Read.nothing();
    boolean empty = false;
    try {
      Read.give(body, pieceBytes, JsonForm.NDJSON.open(new Any(), read, LIMITS));
    } catch (BodyException e) {
      AnyBody.same("fault", BodyException.Code.BODY_EMPTY, e.code());
      empty = true;
    }
    AnyBody.same("empty", expected.issues().received() == 0, empty);
    AnyBody.same("received", expected.issues().received(), read.issues().received());
    AnyBody.same("errors", expected.issues().errors(), read.issues().errors());
    AnyBody.same(expected.entries(), read.entries());
  }

  private static Read byHand(byte[] body) {
    Read read = Read.nothing();
    LineItems items = new LineItems(new Any(), read);
    int start = 0;
    while (start <= body.length) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      line(Arrays.copyOfRange(body, start, end), start == 0, items);
      start = end + 1;
    }
    return read;
  }

  /** Blanks before an item cost nothing, but on the first line, where a mark may stand. */
  private static void line(byte[] line, boolean first, LineItems items) {
    int counted = first ? 0 : Blanks.skip(line, 0, line.length);
    if (line.length - counted > MOST_BYTES) {
      LargestMember large = new LargestMember();
      large.accept(line, counted, line.length);
      items.tooLarge(large);
      return;
    }
    int from = Blanks.skip(line, first ? Blanks.skipMark(line, 0, line.length) : 0, line.length);
    int to = Blanks.trimEnd(line, from, line.length);
    if (from < to) {
      items.item(line, from, to);
    }
  }
}
