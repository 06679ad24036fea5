package org.linernotes.ingest.body;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into lines. A line that lies within a piece is read where it is; only one that goes
 * over a piece's end is copied, and one that is too long is looked through and not kept.
 */
final class Lines implements ByteSink {
  /** Blanks around an item are not of it. */
  private static final int ROOM_FOR_BLANKS = 4096;

  private static final int FIRST_BUFFER_BYTES = 2048;

  private final JsonItems items;
  private final int most;
  private byte[] begun = new byte[0];
  private int length;
  private @Nullable LargestMember tooLong;
  private boolean first = true;
  private boolean any;

  /**
   * @param lineBytes the longest line that is looked at, if items may be that long
   */
  Lines(JsonItems items, int lineBytes) {
    this.items = items;
    this.most = Math.min(lineBytes, items.maxItemBytes() + ROOM_FOR_BLANKS);
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        line(bytes, start, i);
        start = i + 1;
      }
    }
    if (start < to) {
      keep(bytes, start, to);
    }
  }

  private void line(byte[] bytes, int from, int to) {
    if (length == 0 && tooLong == null && to - from <= most) {
      item(bytes, from, to);
    } else {
      keep(bytes, from, to);
      endOfKept();
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    if (tooLong != null) {
      tooLong.accept(bytes, from, to);
      return;
    }
    int start = length == 0 && !first ? Blanks.skip(bytes, from, to) : from;
    int needed = length + (to - start);
    if (needed > most) {
      tooLong = new LargestMember();
      tooLong.accept(begun, 0, length);
      tooLong.accept(bytes, start, to);
      begun = new byte[0];
      length = 0;
      return;
    }
    if (needed > begun.length) {
      begun = Arrays.copyOf(begun, Math.min(most, Math.max(2 * needed, FIRST_BUFFER_BYTES)));
    }
    System.arraycopy(bytes, start, begun, length, to - start);
    length = needed;
  }

  private void endOfKept() {
    int kept = length;
    LargestMember large = tooLong;
    length = 0;
    tooLong = null;
    if (large != null) {
      first = false;
      any = true;
      items.tooLarge(large);
    } else {
      item(begun, 0, kept);
    }
  }

  private void item(byte[] bytes, int lineStart, int lineEnd) {
    int start = first ? Blanks.skipMark(bytes, lineStart, lineEnd) : lineStart;
    first = false;
    int from = Blanks.skip(bytes, start, lineEnd);
    int to = Blanks.trimEnd(bytes, from, lineEnd);
    if (from < to) {
      any = true;
      items.item(bytes, from, to);
    }
  }

  @Override
  public void end() {
    if (length > 0 || tooLong != null) {
      endOfKept();
    }
    if (!any) {
      throw BodyException.empty();
    }
  }
}
