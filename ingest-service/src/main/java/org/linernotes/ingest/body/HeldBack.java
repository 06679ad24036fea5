package org.linernotes.ingest.body;

import java.util.Arrays;

/**
 * Holds back the beginning of a compressed body until {@link Inflation} has judged how much larger
 * it became: reading a bomb's first thousand items would cost more than all else that is done
 * before it is refused, and would record them.
 */
public final class HeldBack implements ByteSink {
  /**
   * Of the body as it is inflated. Compressed bytes come by the KiB and count as sent at once, so
   * that at 200 times as many a bomb shows itself at 200 KiB; what is given on at fewer is read.
   */
  static final int HELD_BYTES = 256 * 1024;

  private static final int FIRST_BUFFER_BYTES = 4096;

  private final ByteSink next;
  private byte[] held = new byte[0];
  private int length;
  private boolean judged;

  public HeldBack(ByteSink next) {
    this.next = next;
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    int more = to - from;
    if (judged) {
      next.accept(bytes, from, to);
    } else if (length + more > HELD_BYTES) {
      release();
      next.accept(bytes, from, to);
    } else {
      keep(bytes, from, more);
    }
  }

  private void keep(byte[] bytes, int from, int more) {
    int needed = length + more;
    if (needed > held.length) {
      held = Arrays.copyOf(held, Math.max(needed, Math.max(2 * held.length, FIRST_BUFFER_BYTES)));
    }
    System.arraycopy(bytes, from, held, length, more);
    length = needed;
  }

  private void release() {
    judged = true;
    byte[] beginning = held;
    held = new byte[0];
    next.accept(beginning, 0, length);
  }

  @Override
  public void end() {
    if (!judged) {
      release();
    }
    next.end();
  }

  @Override
  public boolean giveMore() {
    return next.giveMore();
  }
}
