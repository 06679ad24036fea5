package org.linernotes.ingest.body;

import java.nio.ByteBuffer;

/** The elements of an array, or the one value that is not an array. */
final class JsonSlices extends ItemSlices {
  private enum State {
    START,
    IN_ARRAY,
    DONE
  }

  private State state = State.START;

  JsonSlices(ByteBuffer body) {
    super(body);
  }

  @Override
  public boolean next() {
    return switch (state) {
      case START -> first();
      case IN_ARRAY -> element();
      case DONE -> false;
    };
  }

  private boolean first() {
    slice(at, end);
    if (from == to) {
      throw empty();
    }
    if (bytes[from] != '[') {
      state = State.DONE;
      return true;
    }
    at = from + 1;
    state = State.IN_ARRAY;
    int ahead = skipBlanks(at);
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
    int after = skipBlanks(bracket + 1);
    if (after < end) {
      throw notJson("something after the array, at byte " + after);
    }
    state = State.DONE;
  }

  private int skipBlanks(int start) {
    int i = start;
    while (i < end && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  private static BodyException notJson(String what) {
    return new BodyException(BodyException.Code.BODY_NOT_JSON, "the body is not JSON: " + what);
  }
}
