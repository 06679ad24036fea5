package org.linernotes.ingest.avro;

import java.util.Arrays;
import org.linernotes.ingest.body.BodyException;

/** Bytes that are gathered, of a block or a header; grows as they come, up to a limit. */
final class BlockBuffer {
  private static final int FIRST_BYTES = 1 << 12;

  private final int most;
  private byte[] bytes = new byte[0];
  private int length;

  /**
   * @param most the limit, in bytes
   */
  BlockBuffer(int most) {
    this.most = most;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /**
   * The array, with room for that many more bytes behind those that are there.
   *
   * @param more negative for a number that an int does not hold
   * @throws BodyException if there would be more than the limit
   */
  byte[] room(int more) {
    long needed = length + Integer.toUnsignedLong(more);
    if (needed > most + 1L) { // one more, so that what does not fit is seen as such
      throw tooLarge(most);
    }
    if (needed > bytes.length) {
      long grown = Math.max(Math.max(needed, FIRST_BYTES), 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(grown, most + 1L));
    }
    return bytes;
  }

  /** The same for as many as the limit allows. */
  byte[] roomUpTo(int more) {
    return room((int) Math.min(more, most + 1L - length));
  }

  int roomBytes() {
    return bytes.length - length;
  }

  /** They were written to the room. */
  void add(int count) {
    length += count;
    if (length > most) {
      throw tooLarge(most);
    }
  }

  void add(byte[] source, int from, int count) {
    System.arraycopy(source, from, room(count), length, count);
    add(count);
  }

  static BodyException tooLarge(int most) {
    return new BodyException(
        BodyException.Code.AVRO_BLOCK_TOO_LARGE,
        "a block of more than " + most + " bytes (expected: at most that, sent and inflated)");
  }
}
