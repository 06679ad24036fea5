package org.linernotes.ingest.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the members of a usage event that is written as nearly all are: the contract's names only,
 * each once, strings of printable ASCII without escapes, and a whole number. It judges no value,
 * and copies none. What is written otherwise it leaves to {@link UsageReader}, which has all the
 * rules.
 */
final class PlainMembers {
  private static final List<byte[]> NAMES =
      Arrays.stream(UsageField.values())
          .map(field -> field.pointer("").substring(1).getBytes(StandardCharsets.US_ASCII))
          .toList();
  private static final int LENGTHS = 16;
  private static final int[][] LIKELY = likely();
  private static final int ABSENT = -1;
  private static final int NOT_PLAIN = -1;

  private final int[] starts = new int[NAMES.size()];
  private final int[] ends = new int[NAMES.size()];
  private byte[] bytes = {};
  private int end;

  /** True if the item is written so; its members are then where {@link #start} says. */
  boolean find(byte[] source, int from, int to) {
    bytes = source;
    end = to;
    Arrays.fill(starts, ABSENT);
    int at = skipBlanks(from);
    if (at >= end || bytes[at] != '{') {
      return false;
    }
    do {
      at = member(skipBlanks(at + 1));
    } while (at >= 0 && bytes[at] == ',');
    return at >= 0 && bytes[at] == '}' && skipBlanks(at + 1) == end;
  }

  boolean has(UsageField field) {
    return starts[field.place()] >= 0;
  }

  boolean hasRequired() {
    for (UsageField field : UsageField.REQUIRED) {
      if (!has(field)) {
        return false;
      }
    }
    return true;
  }

  /** The value's first byte, within the quotes if it has any; negative if there is none. */
  int start(UsageField field) {
    return starts[field.place()];
  }

  /** One after the value's last byte. */
  int end(UsageField field) {
    return ends[field.place()];
  }

  /** Where the comma or brace after the member is; negative if the member is not plain. */
  private int member(int at) {
    int close = closingQuote(at);
    int field = close < 0 ? -1 : field(at + 1, close);
    if (field < 0 || starts[field] >= 0) {
      return NOT_PLAIN;
    }
    int colon = skipBlanks(close + 1);
    if (colon >= end || bytes[colon] != ':') {
      return NOT_PLAIN;
    }
    int after = value(field, skipBlanks(colon + 1));
    int next = after < 0 ? end : skipBlanks(after);
    return next < end ? next : NOT_PLAIN;
  }

  private int value(int field, int at) {
    if (field == UsageField.EXPOSURES.place()) {
      int stop = at;
      while (stop < end && bytes[stop] >= '0' && bytes[stop] <= '9') {
        stop++;
      }
      return take(field, at, stop, stop);
    }
    int close = closingQuote(at);
    return close < 0 ? NOT_PLAIN : take(field, at + 1, close, close + 1);
  }

  private int take(int field, int from, int to, int after) {
    starts[field] = from;
    ends[field] = to;
    return from < to ? after : NOT_PLAIN;
  }

  /** The quote that ends the string that begins at {@code open}; negative if it is not plain. */
  private int closingQuote(int open) {
    if (open >= end || bytes[open] != '"') {
      return NOT_PLAIN;
    }
    for (int i = open + 1; i < end; i++) {
      byte b = bytes[i];
      if (b == '"') {
        return i;
      }
      if (b < ' ' || b == '\\' || b == 0x7F) { // beyond ASCII is negative
        return NOT_PLAIN;
      }
    }
    return NOT_PLAIN;
  }

  /** By length and first letter there is one name that it can be. */
  private int field(int from, int to) {
    int field = to > from ? LIKELY[Math.min(to - from, LENGTHS - 1)][bytes[from] & 0x1F] : 0;
    byte[] name = NAMES.get(field);
    return Arrays.equals(bytes, from, to, name, 0, name.length) ? field : NOT_PLAIN;
  }

  private static int[][] likely() {
    int[][] fields = new int[LENGTHS][32];
    for (int field = 0; field < NAMES.size(); field++) {
      byte[] name = NAMES.get(field);
      fields[name.length][name[0] & 0x1F] = field;
    }
    return fields;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < end
        && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r' || bytes[i] == '\n')) {
      i++;
    }
    return i;
  }
}
