package org.linernotes.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads answers of HTTP/1.1 with a Content-Length, one after the other, into one buffer: it shall
 * cost the driver little.
 */
final class AnswerReader {
  private static final byte[] HEAD_END = ascii("\r\n\r\n");
  private static final byte[] LENGTH = ascii("\r\ncontent-length:");
  private static final byte[] CLOSE = ascii("\r\nconnection: close");
  private static final byte[] ACCEPTED = ascii("\"accepted\":");

  private byte[] buffer = new byte[8 * 1024];
  private int filled;
  private int bodyStart;

  /** Reads the next answer whole. */
  void read(InputStream in) throws IOException {
    filled = 0;
    int headEnd = -1;
    while (headEnd < 0) {
      int from = Math.max(0, filled - HEAD_END.length);
      fill(in);
      headEnd = find(HEAD_END, from, filled);
    }
    bodyStart = headEnd + HEAD_END.length;
    int length = find(LENGTH, 0, headEnd);
    if (length < 0) {
      throw new IOException("no Content-Length in: " + text());
    }
    long end = bodyStart + number(length + LENGTH.length);
    while (filled < end) {
      fill(in);
    }
  }

  private void fill(InputStream in) throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("the connection ended after: " + text());
    }
    filled += read;
  }

  int status() {
    return (int) number("HTTP/1.1 ".length());
  }

  boolean closes() {
    return find(CLOSE, 0, bodyStart) >= 0;
  }

  /** The events that the body says are accepted; -1 if it does not say. */
  long accepted() {
    int at = find(ACCEPTED, bodyStart, filled);
    return at < 0 ? -1 : number(at + ACCEPTED.length);
  }

  String text() {
    return new String(buffer, 0, filled, StandardCharsets.UTF_8);
  }

  /** The answer without its headers. */
  String shown() {
    String text = text();
    return text.substring(0, text.indexOf('\r')) + " " + text.substring(bodyStart);
  }

  private long number(int from) {
    int at = from;
    while (at < filled && buffer[at] == ' ') {
      at++;
    }
    long number = 0;
    for (; at < filled && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
      number = 10 * number + buffer[at] - '0';
    }
    return number;
  }

  /** Where lower-case text begins; letters of the buffer in any case. */
  private int find(byte[] text, int from, int to) {
    for (int at = from; at + text.length <= to; at++) {
      int i = 0;
      while (i < text.length && lower(buffer[at + i]) == text[i]) {
        i++;
      }
      if (i == text.length) {
        return at;
      }
    }
    return -1;
  }

  private static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
