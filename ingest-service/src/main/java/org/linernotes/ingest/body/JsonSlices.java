package org.linernotes.ingest.body;

/**
 * A cursor over the elements of an array, or the one value that is not an array: each is found by
 * its delimiters alone, before any of it is parsed, so that whatever is inside one cannot spoil the
 * next.
 */
final class JsonSlices {
  private enum State {
    START,
    IN_ARRAY,
    DONE
  }

  private final byte[] bytes;
  private final int end;
  private final boolean single;
  private State state = State.START;
  private int at;
  private int from;
  private int to;

  /**
   * @param single true if an array is one item too
   */
  JsonSlices(byte[] body, int length, boolean single) {
    this.single = single;
    bytes = body;
    end = length;
    at = Blanks.skipMark(body, 0, length);
  }

  /** The item's first byte. */
  int from() {
    return from;
  }

  /** One after the item's last byte. */
  int to() {
    return to;
  }

  /**
   * Moves to the next item; false after the last.
   *
   * @throws BodyException if the body is empty, or its items cannot be told apart
   */
  boolean next() {
    return switch (state) {
      case START -> first();
      case IN_ARRAY -> element();
      case DONE -> false;
    };
  }

  private boolean first() {
    slice(at, end);
    if (from == to) {
      throw BodyException.empty();
    }
    if (single || bytes[from] != '[') {
      state = State.DONE;
      return true;
    }
    at = from + 1;
    state = State.IN_ARRAY;
    int ahead = Blanks.skip(bytes, at, end);
    if (ahead < end && bytes[ahead] == ']') {
      close(ahead);
      return false;
    }
    return element();
  }

  private boolean element() {
    int start = at;
    int stop = delimiter(start);
    slice(start, stop);
    if (from == to) {
      throw notJson("no item before byte " + stop);
    }
    if (bytes[stop] == ']') {
      close(stop);
    } else {
      at = stop + 1;
    }
    return true;
  }

  /** Where the element ends: a comma or a bracket that is within neither a string nor a value. */
  private int delimiter(int start) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      switch (bytes[i]) {
        case '"' -> i = closingQuote(i);
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (depth == 0 && bytes[i] == ']') {
            return i;
          }
          depth--;
          if (depth < 0) {
            throw notJson("a closing brace too many at byte " + i);
          }
        }
        case ',' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    throw notJson("the array is not closed");
  }

  private int closingQuote(int open) {
    for (int i = open + 1; i < end; i++) {
      if (bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == '"') {
        return i;
      }
    }
    throw notJson("a string that begins at byte " + open + " is not closed");
  }

  private void close(int bracket) {
    int after = Blanks.skip(bytes, bracket + 1, end);
    if (after < end) {
      throw notJson("something after the array, at byte " + after);
    }
    state = State.DONE;
  }

  /** Makes the item what lies between, without the white space around it. */
  private void slice(int first, int afterLast) {
    from = Blanks.skip(bytes, first, afterLast);
    to = Blanks.trimEnd(bytes, from, afterLast);
  }

  private static BodyException notJson(String what) {
    return new BodyException(BodyException.Code.BODY_NOT_JSON, "the body is not JSON: " + what);
  }
}
