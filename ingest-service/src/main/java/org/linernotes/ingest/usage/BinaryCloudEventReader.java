package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;

/**
 * Reads a CloudEvent 1.0 in HTTP's binary mode: headers hold the attributes, and the body is the
 * event. A fault of a header has the header's name for its field, where others have a pointer.
 */
public final class BinaryCloudEventReader implements ItemReader {
  /** The header that every such request has, and no other. */
  public static final String MARK = "ce-specversion";

  /** What the names of headers that are attributes begin with. */
  public static final String PREFIX = "ce-";

  private final Reporting reporting;
  private final Map<String, List<String>> headers;

  /**
   * @param headers the request's values by the names in lower case that begin with {@value #PREFIX}
   */
  public BinaryCloudEventReader(Reporting reporting, Map<String, List<String>> headers) {
    this.reporting = reporting;
    this.headers = headers;
  }

  @Override
  public int maxItemBytes() {
    return UsageReader.MAX_EVENT_BYTES;
  }

  @Override
  public @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
    UsageDraft draft = reporting.draft(issues);
    String extra = new UsageMembers(draft, issues, "", "").read(parser);
    attributes(issues).complete(draft);
    draft.requireAll("");
    return reporting.entry(draft, extra, issues);
  }

  private CloudEventAttributes attributes(BatchIssues issues) {
    CloudEventAttributes attributes = new CloudEventAttributes(PREFIX, issues);
    headers.forEach(
        (header, values) -> {
          String name = header.substring(PREFIX.length());
          if (CloudEventAttributes.isKnown(name)) {
            values.forEach(value -> attributes.put(name, decoded(header, value, issues)));
          }
        });
    return attributes;
  }

  private static @Nullable String decoded(String header, String value, BatchIssues issues) {
    String text = CloudEventHeader.decode(value).orElse(null);
    if (text == null) {
      issues.reject(
          IssueCode.ENCODING_INVALID,
          header,
          Shown.quoted(value) + " (expected: percent-encoded UTF-8)");
    }
    return text;
  }
}
