package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.body.Tokens;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;

/** The JSON object of an event, read token by token into a draft, wherever the object stands. */
final class UsageMembers {
  private static final int MAX_EXPOSURES_DIGITS = 10;

  private final UsageDraft draft;
  private final BatchIssues issues;
  private final String at;
  private final String outside;
  private int seen;
  private @Nullable ExtraFields extra;

  /**
   * @param at where the object stands in the item, a pointer
   * @param outside what of {@code at} the parser does not know, because it began within
   */
  UsageMembers(UsageDraft draft, BatchIssues issues, String at, String outside) {
    this.draft = draft;
    this.issues = issues;
    this.at = at;
    this.outside = outside;
  }

  /** Reads an object from its opening brace to its closing one; returns the unknown fields. */
  @Nullable String read(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      UsageField field = UsageField.of(name);
      parser.nextToken();
      if (field != null) {
        take(field, parser);
      } else {
        extra().take(name, parser, issues);
      }
    }
    return extra == null ? null : extra.json();
  }

  private ExtraFields extra() throws IOException {
    if (extra == null) {
      extra = new ExtraFields(outside);
    }
    return extra;
  }

  private void take(UsageField field, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if ((seen & field.bit()) != 0) {
      issues.reject(
          IssueCode.DUPLICATE_FIELD, pointer(field), "the field stands twice (expected: once)");
      parser.skipChildren();
      return;
    }
    seen |= field.bit();
    if (token == JsonToken.VALUE_STRING) {
      draft.text(field, pointer(field), parser.getText());
    } else if (field == UsageField.EXPOSURES) {
      exposures(token, parser);
    } else if (token != JsonToken.VALUE_NULL) { // null is as if it were absent
      wrongType(field, parser);
    }
  }

  private String pointer(UsageField field) {
    return field.pointer(at);
  }

  private void wrongType(UsageField field, JsonParser parser) throws IOException {
    issues.reject(
        IssueCode.FIELD_TYPE, pointer(field), Tokens.found(parser) + " (expected: a string)");
    parser.skipChildren();
    draft.markWrong(field);
  }

  private void exposures(JsonToken token, JsonParser parser) throws IOException {
    String pointer = pointer(UsageField.EXPOSURES);
    if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= MAX_EXPOSURES_DIGITS) {
      draft.exposures(pointer, parser.getLongValue());
    } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      // Not converted: a number of 400 digits is not worth it.
      draft.rejectExposures(IssueCode.NUMBER_INVALID, pointer, Tokens.found(parser));
    } else if (token != JsonToken.VALUE_NULL) {
      draft.rejectExposures(IssueCode.FIELD_TYPE, pointer, Tokens.found(parser));
      parser.skipChildren();
    }
  }
}
