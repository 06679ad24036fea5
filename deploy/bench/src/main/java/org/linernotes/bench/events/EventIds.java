package org.linernotes.bench.events;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of events: all different, of one length, and as hard to compress as the random ones that
 * platforms use. Safe for use by many threads.
 */
public final class EventIds {
  /** Characters of an id, each one byte. */
  public static final int LENGTH = 18;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final AtomicLong next = new AtomicLong();

  /** Takes ids, and returns the number of the first one. */
  public long take(int count) {
    return next.getAndAdd(count);
  }

  static String text(long number) {
    byte[] id = new byte[LENGTH];
    write(number, id, 0);
    return new String(id, StandardCharsets.US_ASCII);
  }

  static void write(long number, byte[] target, int offset) {
    target[offset] = 'e';
    target[offset + 1] = '-';
    long mixed = mix(number);
    for (int i = LENGTH - 1; i >= 2; i--) {
      target[offset + i] = HEX[(int) mixed & 15];
      mixed >>>= 4;
    }
  }

  /** SplitMix64's last step: one to one, so that different numbers stay different. */
  private static long mix(long number) {
    long z = number + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
