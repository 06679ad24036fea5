package org.linernotes.ingest.body;

/**
 * Finds what is not UTF-8 (RFC 3629), and zero bytes, which no JSON text has: a parser that guesses
 * encodings would take them for UTF-16.
 */
public final class Utf8 {
  private Utf8() {}

  /** Where the first fault is, or -1. */
  public static int fault(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int length = bytes[i] > 0 ? 1 : sequence(bytes, i, to);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  /** The length of the sequence that begins here, 0 if none does. */
  private static int sequence(byte[] bytes, int i, int to) {
    int first = bytes[i] & 0xFF;
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > to || !secondFits(first, bytes[i + 1] & 0xFF)) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Neither overlong, nor a surrogate, nor beyond U+10FFFF. */
  private static boolean secondFits(int first, int second) {
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
  }
}
