package org.linernotes.ingest.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.linernotes.item.Pointers;

/** Says where in an item that is not read any further its fault is. Slow, for bad items only. */
final class FaultFinder {
  private final JsonFactory json;

  FaultFinder(JsonFactory json) {
    this.json = json;
  }

  /** The pointer of the value or name that holds a byte which is not UTF-8; empty if unclear. */
  String holding(byte[] bytes, int from, int to, int faultAt) {
    try {
      int tokens;
      try (JsonParser parser = bytewise(bytes, from, to)) {
        tokens = tokensUpTo((long) faultAt - from, parser);
      }
      try (JsonParser parser = bytewise(bytes, from, to)) { // a pointer for each would be too dear
        return pointerOf(tokens, parser);
      }
    } catch (IOException e) {
      return "";
    }
  }

  /** One byte, one character: JSON's own signs are ASCII, and offsets stay what they are. */
  private JsonParser bytewise(byte[] bytes, int from, int to) throws IOException {
    return json.createParser(
        new InputStreamReader(
            new ByteArrayInputStream(bytes, from, to - from), StandardCharsets.ISO_8859_1));
  }

  private static int tokensUpTo(long offset, JsonParser parser) throws IOException {
    int tokens = 0;
    while (parser.nextToken() != null && parser.currentTokenLocation().getCharOffset() <= offset) {
      tokens++;
    }
    return tokens;
  }

  private static String pointerOf(int tokens, JsonParser parser) throws IOException {
    for (int i = 0; i < tokens; i++) {
      parser.nextToken();
    }
    JsonToken token = parser.currentToken();
    return token == null || token.isStructEnd()
        ? ""
        : parser.getParsingContext().pathAsPointer().toString();
  }

  /**
   * The pointer of the item's member that takes the most bytes; empty if it has none.
   *
   * @throws JsonProcessingException if it is not JSON
   */
  static String largestMember(JsonParser parser) throws IOException {
    String largest = "";
    long most = -1;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return largest;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      long start = parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      long size = parser.currentLocation().getByteOffset() - start;
      if (size > most) {
        most = size;
        largest = Pointers.member("", name);
      }
    }
    return largest;
  }

  /** The item's member that the parser is within; empty outside of any. */
  static String member(JsonParser parser) {
    JsonStreamContext context = parser.getParsingContext();
    while (context.getParent() != null && !context.getParent().inRoot()) {
      context = context.getParent();
    }
    return context.hasCurrentName() ? Pointers.member("", context.getCurrentName()) : "";
  }
}
