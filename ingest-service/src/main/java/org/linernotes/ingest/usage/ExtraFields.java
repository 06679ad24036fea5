package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import org.linernotes.ingest.body.JsonReading;
import org.linernotes.ingest.body.Tokens;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;

/** The members that the contract does not name, copied to one JSON object; numbers as sent. */
final class ExtraFields {
  private static final JsonFactory JSON = JsonReading.factory();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator out;
  private final Set<String> names = new HashSet<>();
  private final String outside;

  /**
   * @param outside where in the item the parser began, a pointer; empty: at its start
   */
  ExtraFields(String outside) throws IOException {
    this.outside = outside;
    out = JSON.createGenerator(text);
    out.writeStartObject();
  }

  /**
   * Takes the member whose value the parser stands on, and leaves the parser at the value's end.
   */
  void take(String name, JsonParser parser, BatchIssues issues) throws IOException {
    if (!names.add(name)) {
      issues.reject(
          IssueCode.DUPLICATE_FIELD, pointer(parser), "the field stands twice (expected: once)");
      parser.skipChildren();
      return;
    }
    writeName(name, parser, issues);
    int depth = 0;
    while (true) {
      depth += copy(parser, issues);
      if (depth == 0) {
        return;
      }
      parser.nextToken();
    }
  }

  /** How much deeper it is after the token. */
  private int copy(JsonParser parser, BatchIssues issues) throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> out.writeStartObject();
      case START_ARRAY -> out.writeStartArray();
      case END_OBJECT -> out.writeEndObject();
      case END_ARRAY -> out.writeEndArray();
      case FIELD_NAME -> writeName(parser.currentName(), parser, issues);
      case VALUE_STRING -> out.writeString(checked(parser.getText(), parser, issues));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> writeNumber(parser, issues);
      case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
      default -> out.writeNull();
    }
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  private void writeName(String name, JsonParser parser, BatchIssues issues) throws IOException {
    out.writeFieldName(checked(name, parser, issues));
  }

  private void writeNumber(JsonParser parser, BatchIssues issues) throws IOException {
    if (parser.isNaN()) {
      issues.reject(
          IssueCode.NUMBER_INVALID,
          pointer(parser),
          Tokens.found(parser) + " (expected: a number that JSON has)");
      out.writeNull();
    } else {
      out.writeNumber(parser.getText());
    }
  }

  /** UTF-8 has no form for half a surrogate pair: kept, it would be lost without a word. */
  private String checked(String value, JsonParser parser, BatchIssues issues) {
    boolean unpaired = value.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    if (unpaired) {
      issues.reject(
          IssueCode.FIELD_INVALID,
          pointer(parser),
          Shown.quoted(value) + " (expected: no unpaired surrogates)");
    }
    return value;
  }

  private String pointer(JsonParser parser) {
    return outside + parser.getParsingContext().pathAsPointer().toString();
  }

  /** The object. */
  String json() throws IOException {
    out.writeEndObject();
    out.close();
    return text.toString();
  }
}
