package org.linernotes.ingest.usage;

import java.util.Arrays;

/** A datum while it is written in Avro's binary encoding, in a buffer that is used again. */
final class DatumBytes {
  private static final int FIRST_BYTES = 1024;

  private byte[] buffer = new byte[FIRST_BYTES];
  private int length;

  /** The next begins anew. */
  void clear() {
    length = 0;
  }

  /** A string: its length, and its bytes. */
  void text(byte[] bytes, int from, int to) {
    number(to - from);
    room(to - from);
    System.arraycopy(bytes, from, buffer, length, to - from);
    length += to - from;
  }

  /** An int or a long, or the branch of a union: zigzag, seven bits a byte. */
  void number(long value) {
    room(Long.BYTES + 2);
    long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((rest & ~0x7FL) != 0) {
      buffer[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[length++] = (byte) rest;
  }

  private void room(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  /** What was written, up to {@link #length}; not a copy. */
  byte[] bytes() {
    return buffer;
  }

  int length() {
    return length;
  }
}
