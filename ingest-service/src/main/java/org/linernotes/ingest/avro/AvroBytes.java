package org.linernotes.ingest.avro;

import java.util.Arrays;

/**
 * A cursor over values in Avro's binary encoding. Texts are not copied: after a call of {@link
 * #readText} they stand in {@link #bytes} from {@link #textFrom} on. Every method that reads throws
 * {@link DamagedAvroException} where no such value stands.
 */
public final class AvroBytes {
  private static final int LAST_SHIFT = 63;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private int textFrom;
  private boolean canonical;

  /** Turns to other bytes, and forgets whether those before were canonical. */
  public void reset(byte[] source, int from, int to) {
    bytes = source;
    at = from;
    end = to;
    canonical = true;
  }

  /** Goes back to a place that was read before. */
  public void rewind(int place) {
    at = place;
    canonical = true;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Where the next value begins. */
  public int at() {
    return at;
  }

  public boolean isAtEnd() {
    return at == end;
  }

  /** Where the text that was read last begins; it ends at {@link #at}. */
  public int textFrom() {
    return textFrom;
  }

  /**
   * True if every number since the last {@link #rewind} or {@link #reset} was as short as can be.
   */
  public boolean isCanonical() {
    return canonical;
  }

  /** Reads an int or a long. */
  public long readLong() {
    long value = 0;
    int i = at;
    for (int shift = 0; ; shift += 7) {
      if (i == end) {
        throw DamagedAvroException.tooShort(i + 1L);
      }
      byte b = bytes[i++];
      if (shift == LAST_SHIFT && (b & 0xFE) != 0) {
        throw new DamagedAvroException("a number of more than 64 bits");
      }
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        canonical &= b != 0 || i == at + 1;
        at = i;
        return (value >>> 1) ^ -(value & 1);
      }
    }
  }

  /** Reads the number of a union's branch or of an enum's symbol. */
  public int readIndex(int count) {
    long index = readLong();
    if (index < 0 || index >= count) {
      throw new DamagedAvroException("choice " + index + " (expected: 0.." + (count - 1) + ")");
    }
    return (int) index;
  }

  /** Reads a string or bytes, and returns how many bytes it has. */
  public int readText() {
    long length = readLong();
    if (length < 0) {
      throw new DamagedAvroException("length " + length + " (expected: not negative)");
    }
    skip(length);
    textFrom = at - (int) length;
    return (int) length;
  }

  /** Passes over bytes. */
  void skip(long count) {
    if (count > end - at) {
      throw DamagedAvroException.tooShort(count > Integer.MAX_VALUE ? count : at + count);
    }
    at += (int) count;
  }

  /** Reads bytes of a fixed number. */
  byte[] readFixed(int count) {
    skip(count);
    return Arrays.copyOfRange(bytes, at - count, at);
  }
}
