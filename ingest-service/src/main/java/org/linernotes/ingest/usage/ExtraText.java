package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.body.JsonReading;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Pointers;
import org.linernotes.item.Shown;

/** The other fields of an event that came as the text of one JSON object. */
final class ExtraText {
  private static final JsonFactory JSON = JsonReading.factory();
  private static final String AT = UsageColumn.EXTRA.pointer();

  private ExtraText() {}

  /** The object as it is kept; null if it has no fields, or was rejected. */
  static @Nullable String read(UsageDatum datum, BatchIssues issues) {
    int from = datum.from(UsageColumn.EXTRA);
    int length = datum.to(UsageColumn.EXTRA) - from;
    for (int i = from; i < from + length; i++) {
      if (datum.bytes()[i] == 0) { // a parser that guesses encodings would take it for UTF-16
        notAnObject("a zero byte", issues);
        return null;
      }
    }
    try (JsonParser parser = JSON.createParser(datum.bytes(), from, length)) {
      return object(parser, issues);
    } catch (StreamConstraintsException e) {
      issues.reject(
          IssueCode.NESTING_TOO_DEEP,
          AT,
          "nested deeper than " + JsonReading.MAX_DEPTH + " (expected: at most that)");
    } catch (JsonProcessingException e) {
      notAnObject(e.getOriginalMessage(), issues);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the source is an array: this cannot be
    }
    return null;
  }

  private static @Nullable String object(JsonParser parser, BatchIssues issues) throws IOException {
    ExtraFields fields = new ExtraFields(AT);
    boolean any = false;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      notAnObject("another value", issues);
      return null;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      any = true;
      if (UsageField.of(name) != null) {
        issues.reject(
            IssueCode.DUPLICATE_FIELD,
            Pointers.member(AT, name),
            "the field has a place of its own (expected: only fields that have none)");
        parser.skipChildren();
      } else {
        fields.take(name, parser, issues);
      }
    }
    if (parser.nextToken() != null) {
      notAnObject("something behind the object", issues);
    }
    return any ? fields.json() : null;
  }

  private static void notAnObject(String problem, BatchIssues issues) {
    issues.reject(
        IssueCode.FIELD_INVALID, AT, Shown.reason(problem) + " (expected: one JSON object)");
  }
}
