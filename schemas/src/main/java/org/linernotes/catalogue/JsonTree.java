package org.linernotes.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Pointers;

/**
 * Reads a value as maps, lists, strings, booleans and {@link JsonNumber}s; null members are left
 * out. Beside Jackson's own tree this one tells where a name stands twice and keeps numbers as
 * sent. Its recursion is bounded by the parser's limit on nesting.
 */
final class JsonTree {
  private final JsonParser parser;
  private final BatchIssues issues;

  private JsonTree(JsonParser parser, BatchIssues issues) {
    this.parser = parser;
    this.issues = issues;
  }

  /** The object that the parser stands at the beginning of. */
  static Map<String, Object> read(JsonParser parser, String at, BatchIssues issues)
      throws IOException {
    return new JsonTree(parser, issues).object(at);
  }

  private Map<String, Object> object(String at) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String pointer = Pointers.member(at, name);
      parser.nextToken();
      Object value = value(pointer);
      if (value != null && members.put(name, value) != null) {
        issues.reject(
            IssueCode.DUPLICATE_FIELD, pointer, "the field stands twice (expected: once)");
      }
    }
    return members;
  }

  private List<Object> array(String at) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String pointer = Pointers.element(at, elements.size());
      Object value = value(pointer);
      elements.add(value == null ? Null.NULL : value);
    }
    return elements;
  }

  private @Nullable Object value(String at) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(at);
      case START_ARRAY -> array(at);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> new JsonNumber(parser.getText(), true);
      case VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText(), false);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** Null as an element of an array, where it cannot mean "absent". */
  private enum Null {
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }
}
