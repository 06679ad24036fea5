package org.linernotes.cli.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts NDJSON into bodies of bounded size. Bytes pass as they are: what is not UTF-8 is for the
 * service to judge. Blank lines are left out and line numbers kept.
 */
final class LineChunks {
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final InputStream in;
  private final int mostLines;
  private long line;

  LineChunks(InputStream in, int mostLines) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.mostLines = mostLines;
  }

  /** The next body; empty at the end of the input. */
  Optional<Chunk> next() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<Long> numbers = new ArrayList<>();
    boolean more = true;
    while (more && numbers.size() < mostLines && body.size() < MOST_BYTES) {
      int before = body.size();
      more = copyLine(body);
      if (body.size() > before) {
        numbers.add(line);
        body.write('\n');
      }
    }
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chunk(body.toByteArray(), List.copyOf(numbers)));
  }

  /** Copies a line without the blanks before it; false at the end of the input. */
  private boolean copyLine(ByteArrayOutputStream body) throws IOException {
    line++;
    boolean blank = true;
    int next = in.read();
    while (next >= 0 && next != '\n') {
      blank &= next == ' ' || next == '\t' || next == '\r';
      if (!blank) {
        body.write(next);
      }
      next = in.read();
    }
    return next >= 0;
  }
}
