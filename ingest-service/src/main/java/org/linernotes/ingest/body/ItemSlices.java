package org.linernotes.ingest.body;

import java.nio.ByteBuffer;

/**
 * A cursor over the items of a body: each is found by its delimiters alone, before any of it is
 * parsed, so that whatever is inside one cannot spoil the next.
 */
public abstract class ItemSlices {
  final byte[] bytes;
  final int end;
  int at;
  int from;
  int to;

  ItemSlices(ByteBuffer body) {
    bytes = body.array();
    end = body.arrayOffset() + body.limit();
    at = skipMark(bytes, body.arrayOffset() + body.position(), end);
  }

  /**
   * Moves to the next item; false after the last.
   *
   * @throws BodyException if the body is empty, or its items cannot be told apart
   */
  public abstract boolean next();

  /** The array that holds the body. */
  public byte[] bytes() {
    return bytes;
  }

  /** The item's first byte. */
  public int from() {
    return from;
  }

  /** One after the item's last byte. */
  public int to() {
    return to;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** Makes the item what lies between, without the white space around it. */
  void slice(int first, int afterLast) {
    from = first;
    to = afterLast;
    while (from < to && isBlank(bytes[from])) {
      from++;
    }
    while (from < to && isBlank(bytes[to - 1])) {
      to--;
    }
  }

  static BodyException empty() {
    return new BodyException(
        BodyException.Code.BODY_EMPTY,
        "the body is empty (expected: an object, an array, or lines of objects)");
  }

  /** UTF-8's byte order mark means nothing and some tools write it. */
  private static int skipMark(byte[] bytes, int at, int end) {
    boolean mark =
        end - at >= 3
            && bytes[at] == (byte) 0xEF
            && bytes[at + 1] == (byte) 0xBB
            && bytes[at + 2] == (byte) 0xBF;
    return mark ? at + 3 : at;
  }
}
