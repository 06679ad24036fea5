package org.linernotes.ingest.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.linernotes.item.Pointers;

/**
 * Finds the member of an object that takes the most bytes, without keeping any of it but a name:
 * for items that are larger than may be kept. Whether it is JSON otherwise is not judged.
 */
final class LargestMember {
  /** What an answer shows of a pointer is not longer. */
  private static final int MAX_NAME_BYTES = 1000;

  /** A bomb may be one line of gigabytes, and to look through all of it takes its time. */
  private static final long LOOKED_THROUGH_BYTES = 1L << 24;

  private final ByteArrayOutputStream name = new ByteArrayOutputStream();
  private long all;
  private long at;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean inName;
  private boolean inValue;
  private long valueStart;
  private long most = -1;
  private byte[] largest = new byte[0];

  void accept(byte[] bytes, int from, int to) {
    for (int i = from; i < to && at < LOOKED_THROUGH_BYTES; i++) {
      accept(bytes[i]);
      at++;
    }
    all += to - from;
  }

  private void accept(byte b) {
    if (inString) {
      inString(b);
      return;
    }
    switch (b) {
      case '"' -> beginString();
      case '{', '[' -> depth++;
      case '}', ']' -> {
        endOfMember(1);
        depth--;
      }
      case ':' -> beginValue();
      case ',' -> endOfMember(1);
      default -> {}
    }
  }

  private void beginString() {
    inString = true;
    if (depth == 1 && !inValue) {
      inName = true;
      name.reset();
    }
  }

  private void inString(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
      inName = false;
    }
    if (inName && name.size() < MAX_NAME_BYTES) {
      name.write(b);
    }
  }

  private void beginValue() {
    if (depth == 1 && !inValue) {
      inValue = true;
      valueStart = at + 1;
    }
  }

  private void endOfMember(int atDepth) {
    if (inValue && depth <= atDepth) {
      inValue = false;
      long size = at - valueStart;
      if (size > most) {
        most = size;
        largest = name.toByteArray();
      }
    }
  }

  /** How many bytes it was given. */
  long bytes() {
    return all;
  }

  /** The pointer of the largest member so far; empty if there is none, or its name is not JSON. */
  String pointer() {
    endOfMember(Integer.MAX_VALUE);
    if (most < 0) {
      return "";
    }
    byte[] quoted = new byte[largest.length + 2];
    System.arraycopy(largest, 0, quoted, 1, largest.length);
    quoted[0] = '"';
    quoted[quoted.length - 1] = '"';
    try (JsonParser parser = JsonReading.factory().createParser(quoted)) {
      return parser.nextToken() == JsonToken.VALUE_STRING
          ? Pointers.member("", parser.getText())
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
