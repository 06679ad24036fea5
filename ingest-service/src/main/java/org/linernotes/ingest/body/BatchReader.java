package org.linernotes.ingest.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.BatchIssues;
import org.linernotes.ingest.item.IssueCode;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.ingest.item.Shown;

/** Reads all items of a body; nothing of it is sent before the last one is read. */
public final class BatchReader {
  private final JsonFactory json = JsonReading.factory();
  private final FaultFinder faults = new FaultFinder(json);
  private final int maxItems;

  public BatchReader(int maxItems) {
    this.maxItems = maxItems;
  }

  /**
   * The entries of the items that are good; the issues tell of the others.
   *
   * @throws BodyException if the body as a whole cannot be read
   */
  public List<LogEntry> read(
      ByteBuffer body, BodyForm form, ItemReader reader, BatchIssues issues) {
    List<LogEntry> entries = new ArrayList<>();
    ItemSlices items = form.slices(body);
    while (items.next()) {
      if (issues.received() == maxItems) {
        throw new BodyException(
            BodyException.Code.TOO_MANY_ITEMS,
            "more than " + maxItems + " items; send them in parts");
      }
      issues.begin();
      LogEntry entry = item(items, form, reader, issues);
      if (entry != null && !issues.rejectedNow()) {
        entries.add(entry);
      }
      issues.end();
    }
    return entries;
  }

  private @Nullable LogEntry item(
      ItemSlices items, BodyForm form, ItemReader reader, BatchIssues issues) {
    try {
      return item(items, reader, issues);
    } catch (JsonProcessingException e) {
      String problem = Shown.reason(e.getOriginalMessage());
      if (form == BodyForm.NDJSON) {
        issues.rejectUnread(IssueCode.LINE_NOT_JSON, "the line is not JSON: " + problem);
        return null;
      }
      throw new BodyException(
          BodyException.Code.BODY_NOT_JSON,
          "the body is not JSON, item " + (issues.received() - 1) + ": " + problem);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the source is an array: this cannot be
    }
  }

  private @Nullable LogEntry item(ItemSlices items, ItemReader reader, BatchIssues issues)
      throws IOException {
    byte[] bytes = items.bytes();
    int from = items.from();
    int to = items.to();
    if (to - from > reader.maxItemBytes()) {
      tooLarge(bytes, from, to, reader.maxItemBytes(), issues);
      return null;
    }
    int fault = Utf8.fault(bytes, from, to);
    if (fault >= 0) {
      issues.reject(
          IssueCode.ENCODING_INVALID,
          faults.holding(bytes, from, to, fault),
          String.format("byte 0x%02X at %d (expected: UTF-8)", bytes[fault], fault - from));
      return null;
    }
    try (JsonParser parser = json.createParser(bytes, from, to - from)) {
      return object(parser, reader, issues);
    }
  }

  private static @Nullable LogEntry object(JsonParser parser, ItemReader reader, BatchIssues issues)
      throws IOException {
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
      return entry;
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

  private void tooLarge(byte[] bytes, int from, int to, int most, BatchIssues issues)
      throws IOException {
    try (JsonParser parser = json.createParser(bytes, from, to - from)) {
      try {
        issues.reject(
            IssueCode.EVENT_TOO_LARGE,
            FaultFinder.largestMember(parser),
            (to - from) + " bytes (expected: at most " + most + " for an item)");
      } catch (StreamConstraintsException e) {
        tooDeep(FaultFinder.member(parser), issues);
      }
    }
  }
}
