package org.linernotes.ingest.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.linernotes.item.Shown;

/** Tells what stands where something else was expected. */
public final class Tokens {
  private Tokens() {}

  /** The parser's current value, in words. */
  public static String found(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the string " + Shown.quoted(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + Shown.plain(parser.getText());
      default -> Shown.plain(parser.getText());
    };
  }
}
