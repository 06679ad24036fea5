package org.linernotes.ingest.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.Items;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;

/** Reads the items of a JSON body, each from its own bytes. */
class JsonItems {
  private static final JsonFactory JSON = JsonReading.factory();
  private static final FaultFinder FAULTS = new FaultFinder(JSON);

  private final ItemReader reader;
  private final Items items;

  JsonItems(ItemReader reader, Items items) {
    this.reader = reader;
    this.items = items;
  }

  /**
   * Reads an item that stands by itself.
   *
   * @throws BodyException if it is not JSON, and that is a fault of the whole body
   */
  final void item(byte[] bytes, int from, int to) {
    BatchIssues issues = items.begin();
    LogEntry entry = null;
    try {
      entry = read(bytes, from, to, issues);
      if (entry != null) {
        reader.accepted();
      }
    } catch (JsonProcessingException e) {
      entry = null;
      notJson(Shown.reason(e.getOriginalMessage()), issues);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the source is an array: this cannot be
    }
    items.end(entry);
  }

  /** The item's bytes are not JSON. */
  void notJson(String problem, BatchIssues issues) {
    throw new BodyException(
        BodyException.Code.BODY_NOT_JSON,
        "the body is not JSON, item " + (issues.received() - 1) + ": " + problem);
  }

  /** The item is larger than is kept. */
  final void tooLarge(LargestMember found) {
    items
        .begin()
        .reject(IssueCode.EVENT_TOO_LARGE, found.pointer(), tooLarge(found.bytes() + " bytes"));
    items.end(null);
  }

  final int maxItemBytes() {
    return reader.maxItemBytes();
  }

  private @Nullable LogEntry read(byte[] bytes, int from, int to, BatchIssues issues)
      throws IOException {
    boolean fits = to - from <= reader.maxItemBytes();
    LogEntry plain = fits ? reader.readPlain(bytes, from, to) : null;
    return plain != null ? plain : readTokens(bytes, from, to, issues);
  }

  private @Nullable LogEntry readTokens(byte[] bytes, int from, int to, BatchIssues issues)
      throws IOException {
    int fault = Utf8.fault(bytes, from, to);
    if (fault >= 0) {
      issues.reject(
          IssueCode.ENCODING_INVALID,
          FAULTS.holding(bytes, from, to, fault),
          String.format("byte 0x%02X at %d (expected: UTF-8)", bytes[fault], fault - from));
      return null;
    }
    if (to - from > reader.maxItemBytes()) {
      tooLarge(bytes, from, to, issues);
      return null;
    }
    try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
      return object(parser, issues);
    }
  }

  private @Nullable LogEntry object(JsonParser parser, BatchIssues issues) throws IOException {
    try {
      LogEntry entry = null;
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        entry = reader.read(parser, issues);
      } else {
        issues.reject(IssueCode.FIELD_TYPE, "", Tokens.found(parser) + " (expected: an object)");
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new TrailingContentException(parser);
      }
      return issues.rejectedNow() ? null : entry;
    } catch (StreamConstraintsException e) {
      tooDeep(FaultFinder.member(parser), issues);
      return null;
    }
  }

  private static void tooDeep(String member, BatchIssues issues) {
    issues.reject(
        IssueCode.NESTING_TOO_DEEP,
        member,
        "nested deeper than " + JsonReading.MAX_DEPTH + " (expected: at most that)");
  }

  private void tooLarge(byte[] bytes, int from, int to, BatchIssues issues) throws IOException {
    try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
      try {
        issues.reject(
            IssueCode.EVENT_TOO_LARGE,
            FaultFinder.largestMember(parser),
            tooLarge((to - from) + " bytes"));
      } catch (StreamConstraintsException e) {
        tooDeep(FaultFinder.member(parser), issues);
      }
    }
  }

  private String tooLarge(String found) {
    return found + " (expected: at most " + reader.maxItemBytes() + " for an item)";
  }
}
