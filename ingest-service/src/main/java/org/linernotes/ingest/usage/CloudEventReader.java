package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.body.JsonReading;
import org.linernotes.ingest.body.Tokens;
import org.linernotes.ingest.body.Utf8;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;

/**
 * Reads CloudEvents 1.0 in their JSON format, where an object holds the attributes and the event is
 * its {@code data}; members may stand in any order. Extension attributes are not kept.
 */
public final class CloudEventReader implements ItemReader {
  private static final String DATA = "data";
  private static final String BASE64 = "data_base64";

  private static final JsonFactory JSON = JsonReading.factory();

  private final Reporting reporting;

  public CloudEventReader(Reporting reporting) {
    this.reporting = reporting;
  }

  @Override
  public int maxItemBytes() {
    return UsageReader.MAX_EVENT_BYTES;
  }

  @Override
  public @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
    Envelope envelope = new Envelope(reporting.draft(issues), issues);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      envelope.take(name, parser);
    }
    envelope.close();
    return reporting.entry(envelope.draft, envelope.extra, issues);
  }

  /** One CloudEvent while it is read. */
  private static final class Envelope {
    private final UsageDraft draft;
    private final BatchIssues issues;
    private final CloudEventAttributes attributes;
    private @Nullable String extra;
    private @Nullable String dataName;
    private boolean read;

    Envelope(UsageDraft draft, BatchIssues issues) {
      this.draft = draft;
      this.issues = issues;
      this.attributes = new CloudEventAttributes("/", issues);
    }

    void take(String name, JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return; // as if it were absent
      }
      if (name.equals(DATA) || name.equals(BASE64)) {
        data(name, parser);
      } else if (CloudEventAttributes.isKnown(name)) {
        attribute(name, parser);
      }
      parser.skipChildren();
    }

    private void attribute(String name, JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        attributes.put(name, parser.getText());
        return;
      }
      issues.reject(
          IssueCode.FIELD_TYPE, "/" + name, Tokens.found(parser) + " (expected: a string)");
      attributes.put(name, null);
    }

    private void data(String name, JsonParser parser) throws IOException {
      if (dataName != null) {
        issues.reject(
            IssueCode.DUPLICATE_FIELD,
            "/" + name,
            "beside " + dataName + " (expected: data or data_base64, once)");
        return;
      }
      dataName = name;
      if (name.equals(BASE64)) {
        base64(parser);
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        object(parser, "");
      } else {
        issues.reject(
            IssueCode.FIELD_TYPE, "/data", Tokens.found(parser) + " (expected: an object)");
      }
    }

    private void object(JsonParser parser, String outside) throws IOException {
      extra = new UsageMembers(draft, issues, "/" + dataName, outside).read(parser);
      read = true;
    }

    private void base64(JsonParser outer) throws IOException {
      try (JsonParser parser = JSON.createParser(decoded(outer))) {
        boolean object = parser.nextToken() == JsonToken.START_OBJECT;
        if (object) {
          object(parser, "/" + BASE64);
        }
        if (!object || parser.nextToken() != null) {
          throw new IllegalArgumentException("not one object");
        }
      } catch (StreamConstraintsException e) {
        issues.reject(
            IssueCode.NESTING_TOO_DEEP,
            "/" + BASE64,
            "nested deeper than " + JsonReading.MAX_DEPTH + " (expected: at most that)");
      } catch (JsonProcessingException e) {
        notAnEvent(e.getOriginalMessage());
      } catch (IllegalArgumentException e) {
        notAnEvent(String.valueOf(e.getMessage()));
      }
    }

    private static byte[] decoded(JsonParser outer) throws IOException {
      if (outer.currentToken() != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException(Tokens.found(outer));
      }
      byte[] bytes = Base64.getDecoder().decode(outer.getText());
      int fault = Utf8.fault(bytes, 0, bytes.length);
      if (fault >= 0) {
        throw new IllegalArgumentException(
            String.format("byte 0x%02X at %d is not UTF-8", bytes[fault], fault));
      }
      return bytes;
    }

    private void notAnEvent(String problem) {
      read = false;
      issues.reject(
          IssueCode.FIELD_INVALID,
          "/" + BASE64,
          Shown.reason(problem) + " (expected: base64 of an event's JSON object)");
    }

    void close() {
      attributes.complete(draft);
      if (dataName == null) {
        issues.reject(IssueCode.FIELD_MISSING, "/data", "absent or null (expected: the event)");
      } else if (read) {
        draft.requireAll("/" + dataName);
      }
    }
  }
}
