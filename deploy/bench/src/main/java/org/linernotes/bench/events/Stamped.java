package org.linernotes.bench.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rendered bytes whose event ids can be replaced in place: what is sent is always new, and nothing
 * is rendered while time is taken.
 */
public final class Stamped {
  private final byte[] bytes;
  private final int[] offsets;

  private Stamped(byte[] bytes, int[] offsets) {
    this.bytes = bytes;
    this.offsets = offsets;
  }

  /**
   * Finds the ids in the bytes.
   *
   * @param first number of the first id; the others follow by one, in the order of the bytes
   * @param events how many ids there are
   */
  static Stamped of(byte[] bytes, long first, int events) {
    int[] offsets = new int[events];
    int from = 0;
    for (int i = 0; i < events; i++) {
      offsets[i] = find(bytes, EventIds.text(first + i), from);
      from = offsets[i] + EventIds.LENGTH;
    }
    return new Stamped(bytes, offsets);
  }

  private static int find(byte[] bytes, String text, int from) {
    byte[] id = text.getBytes(StandardCharsets.US_ASCII);
    for (int at = from; at + id.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + id.length, id, 0, id.length)) {
        return at;
      }
    }
    throw new IllegalStateException("id " + text + " is not in the " + bytes.length + " bytes");
  }

  public int events() {
    return offsets.length;
  }

  /** The bytes, under ids that nothing had before. Valid until the next call. */
  public byte[] next(EventIds ids) {
    long number = ids.take(offsets.length);
    for (int offset : offsets) {
      EventIds.write(number++, bytes, offset);
    }
    return bytes;
  }
}
