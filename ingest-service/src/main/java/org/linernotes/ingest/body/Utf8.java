package org.linernotes.ingest.body;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds what is not UTF-8 (RFC 3629), and zero bytes, which no JSON text has: a parser that guesses
 * encodings would take them for UTF-16.
 */
public final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long LOWEST_BITS = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Where the first fault is, or -1. */
  public static int fault(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      i = skipAscii(bytes, i, to);
      if (i == to) {
        return -1;
      }
      int length = bytes[i] > 0 ? 1 : sequence(bytes, i, to);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  /** Eight bytes at a time: nearly all of what is sent is ASCII, and all of it is looked at. */
  private static int skipAscii(byte[] bytes, int from, int to) {
    int i = from;
    while (i + Long.BYTES <= to) {
      long eight = (long) LONGS.get(bytes, i);
      // The highest bit of a byte is set in itself, or, if the byte is zero, by the borrow.
      if (((eight | (eight - LOWEST_BITS)) & HIGHEST_BITS) != 0) {
        return i;
      }
      i += Long.BYTES;
    }
    return i;
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
