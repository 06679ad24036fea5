package org.linernotes.cli.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes JSON that is read in its one form, without holding it: a statement may have a million
 * lines. It can as long as members come in order, as in the documents that the API gives.
 */
final class CanonicalCopy {
  private final JsonParser in;
  private final Appendable out;

  CanonicalCopy(JsonParser in, Appendable out) {
    this.in = in;
    this.out = out;
  }

  /** Members do not come in order, or one comes twice. */
  static final class OutOfOrderException extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfOrderException(String before, String name) {
      super("member '" + name + "' after '" + before + "' (expected: in order)");
    }
  }

  /**
   * Copies the object that the parser is at the start of.
   *
   * @param without members to be left out, wherever they stand
   * @return the texts among its members, also of those left out
   */
  Map<String, String> object(Set<String> without) throws IOException {
    Map<String, String> texts = new HashMap<>();
    String before = "";
    String gap = "";
    out.append('{');
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      if (in.nextToken() == JsonToken.VALUE_STRING) {
        texts.put(name, in.getText());
      }
      if (without.contains(name)) {
        in.skipChildren();
        continue;
      }
      out.append(gap);
      member(before, name, gap.isEmpty());
      before = name;
      gap = ",";
    }
    out.append('}');
    return texts;
  }

  private void member(String before, String name, boolean first) throws IOException {
    if (!first && before.compareTo(name) >= 0) {
      throw new OutOfOrderException(before, name);
    }
    CanonicalJson.string(name, out);
    out.append(':');
    value();
  }

  private void value() throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> object(Set.of());
      case START_ARRAY -> array();
      case VALUE_STRING -> CanonicalJson.string(in.getText(), out);
      case VALUE_NUMBER_INT -> out.append(in.getBigIntegerValue().toString());
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> out.append(in.getText());
      default -> throw CanonicalJson.notInteger(in.getText());
    }
  }

  private void array() throws IOException {
    String gap = "";
    out.append('[');
    while (in.nextToken() != JsonToken.END_ARRAY) {
      out.append(gap);
      value();
      gap = ",";
    }
    out.append(']');
  }
}
