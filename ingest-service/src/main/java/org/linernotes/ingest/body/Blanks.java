package org.linernotes.ingest.body;

/** What may stand around an item and means nothing. */
final class Blanks {
  private Blanks() {}

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** The first byte that is not blank, or {@code to}. */
  static int skip(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** One after the last byte that is not blank, or {@code from}. */
  static int trimEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /** UTF-8's byte order mark means nothing and some tools write it. */
  static int skipMark(byte[] bytes, int at, int end) {
    boolean mark =
        end - at >= 3
            && bytes[at] == (byte) 0xEF
            && bytes[at + 1] == (byte) 0xBB
            && bytes[at + 2] == (byte) 0xBF;
    return mark ? at + 3 : at;
  }
}
