package org.linernotes.ingest.body;

import java.util.zip.CRC32;

/** Reads a member's header byte by byte (RFC 1952, section 2.3); what it says is of no use here. */
final class GzipHeader {
  private static final int CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;
  private static final int DEFLATE = 8;
  private static final int FIXED_BYTES = 10;

  private enum Field {
    FIXED,
    EXTRA_LENGTH,
    EXTRA_BYTES,
    NAME_TEXT,
    COMMENT_TEXT,
    CHECKSUM_BYTES,
    NONE
  }

  private final CRC32 checksum = new CRC32();
  private Field field = Field.FIXED;
  private int flags;
  private int at;
  private int value;
  private boolean begun;

  boolean isBegun() {
    return begun;
  }

  boolean isWhole() {
    return field == Field.NONE;
  }

  /**
   * Takes the next byte.
   *
   * @throws BodyException if no header of gzip has it there
   */
  void accept(byte next) {
    begun = true;
    int b = next & 0xFF;
    int sum = (int) checksum.getValue() & 0xFFFF;
    checksum.update(b);
    switch (field) {
      case FIXED -> fixed(b);
      case EXTRA_LENGTH -> extraLength(b);
      case EXTRA_BYTES -> extraByte();
      case NAME_TEXT -> text(b, COMMENT);
      case COMMENT_TEXT -> text(b, CHECKSUM);
      case CHECKSUM_BYTES -> checksum(b, sum);
      case NONE -> throw new IllegalStateException("the header is whole");
    }
  }

  private void fixed(int b) {
    boolean fits =
        switch (at) {
          case 0 -> b == 0x1F;
          case 1 -> b == 0x8B;
          case 2 -> b == DEFLATE;
          case 3 -> (b & RESERVED) == 0;
          default -> true;
        };
    if (!fits) {
      throw GzipDecoder.damaged(
          String.format("byte 0x%02X at %d of a member (expected: a header of gzip)", b, at));
    }
    if (at == 3) {
      flags = b;
    }
    at++;
    if (at == FIXED_BYTES) {
      turnTo(EXTRA);
    }
  }

  private void extraLength(int b) {
    value |= b << (8 * at);
    at++;
    if (at == 2) {
      field = Field.EXTRA_BYTES;
      if (value == 0) {
        turnTo(NAME);
      }
    }
  }

  private void extraByte() {
    value--;
    if (value == 0) {
      turnTo(NAME);
    }
  }

  private void text(int b, int following) {
    if (b == 0) {
      turnTo(following);
    }
  }

  private int stored;

  private void checksum(int b, int sum) {
    if (at == 0) {
      stored = b;
      value = sum;
      at++;
    } else if ((stored | b << 8) != value) {
      throw GzipDecoder.damaged("its header's checksum differs");
    } else {
      field = Field.NONE;
    }
  }

  /** Turns to the first field, from this one on, that the flags say is there. */
  private void turnTo(int flag) {
    at = 0;
    value = 0;
    int present = flag;
    while (present != 0 && (flags & present) == 0) {
      present = following(present);
    }
    field =
        switch (present) {
          case EXTRA -> Field.EXTRA_LENGTH;
          case NAME -> Field.NAME_TEXT;
          case COMMENT -> Field.COMMENT_TEXT;
          case CHECKSUM -> Field.CHECKSUM_BYTES;
          default -> Field.NONE;
        };
  }

  /** The order of the fields is not that of their flags. */
  private static int following(int flag) {
    return switch (flag) {
      case EXTRA -> NAME;
      case NAME -> COMMENT;
      case COMMENT -> CHECKSUM;
      default -> 0;
    };
  }
}
