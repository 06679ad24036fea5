package org.linernotes.http;

import io.netty.buffer.ByteBuf;

/**
 * Follows the bytes of an HTTP/2 connection from its preface on, to tell whether a client owes the
 * rest of something that is not a body: a frame, or a head in several (RFC 9113 sections 3.4, 4).
 */
final class Http2Frames {
  private static final int PREFACE_BYTES = 24;
  private static final int HEAD_BYTES = 9;
  private static final int DATA = 0x0;
  private static final int HEADERS = 0x1;
  private static final int CONTINUATION = 0x9;
  private static final int END_HEADERS = 0x4;

  /** The preface is skipped like a body: whoever stops within it has not begun a request. */
  private static final int PREFACE = -1;

  private int type = PREFACE;
  private int owed = PREFACE_BYTES;
  private int headBytes;
  private int length;
  private boolean headOpen;
  private boolean progress;

  /**
   * Reads on.
   *
   * @return true if a frame other than of a body came to its end
   */
  boolean feed(ByteBuf bytes) {
    progress = false;
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (at < end) {
      if (owed > 0) {
        int step = Math.min(owed, end - at);
        at += step;
        owed -= step;
        ended();
      } else {
        head(bytes.getUnsignedByte(at++));
      }
    }
    return progress;
  }

  /** True while the rest of a frame or a head must still come; a body may take its time. */
  boolean unfinished() {
    return headOpen || headBytes > 0 || (owed > 0 && type != DATA);
  }

  private void head(int octet) {
    if (headBytes < 3) {
      length = length << 8 | octet;
    } else if (headBytes == 3) {
      type = octet;
    } else if (headBytes == 4 && (type == HEADERS || type == CONTINUATION)) {
      headOpen = (octet & END_HEADERS) == 0;
    }
    if (++headBytes == HEAD_BYTES) {
      owed = length;
      length = 0;
      headBytes = 0;
      ended();
    }
  }

  private void ended() {
    progress |= owed == 0 && type != DATA && !headOpen;
  }
}
