package org.linernotes.ingest.body;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.linernotes.ingest.item.BatchIssues;
import org.linernotes.ingest.item.Issue;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;

/** What became of a body, for tests. */
public record Read(List<LogEntry> entries, BatchIssues issues) {

  public static Read json(String body, ItemReader reader) {
    return of(body.getBytes(StandardCharsets.UTF_8), BodyForm.JSON, reader);
  }

  public static Read lines(String body, ItemReader reader) {
    return of(body.getBytes(StandardCharsets.UTF_8), BodyForm.NDJSON, reader);
  }

  public static Read of(byte[] body, BodyForm form, ItemReader reader) {
    BatchIssues issues = new BatchIssues();
    List<LogEntry> entries =
        new BatchReader(1000).read(ByteBuffer.wrap(body), form, reader, issues);
    return new Read(entries, issues);
  }

  /** Each rejected item as "index code pointer", and its further faults as "+code pointer". */
  public List<String> errors() {
    return issues.errors().stream().map(Read::text).toList();
  }

  public List<String> warnings() {
    return issues.warnings().stream().map(Read::text).toList();
  }

  private static String text(Issue issue) {
    StringBuilder text = new StringBuilder();
    text.append(issue.index()).append(' ').append(issue.code()).append(' ').append(issue.field());
    issue.also().forEach(f -> text.append(" +").append(f.code()).append(' ').append(f.field()));
    return text.toString();
  }
}
