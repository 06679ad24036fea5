package org.linernotes.ingest.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.Items;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.Issue;

/** What became of a body, for tests. */
public record Read(List<LogEntry> entries, BatchIssues issues) implements Items {
  public static final BodyLimits LIMITS =
      new BodyLimits(1_000_000, 1000, 1_000_000, 1_000_000, 250);

  public static Read nothing() {
    return new Read(new ArrayList<>(), new BatchIssues());
  }

  public static Read json(String body, ItemReader reader) {
    return of(body.getBytes(StandardCharsets.UTF_8), JsonForm.JSON, reader);
  }

  public static Read lines(String body, ItemReader reader) {
    return of(body.getBytes(StandardCharsets.UTF_8), JsonForm.NDJSON, reader);
  }

  public static Read of(byte[] body, BodyForm form, ItemReader reader) {
    return inPieces(body, body.length, form, reader);
  }

  /** The body comes in pieces of that many bytes. */
  public static Read inPieces(byte[] body, int pieceBytes, BodyForm form, ItemReader reader) {
    Read read = nothing();
    give(body, pieceBytes, form.open(reader, read, LIMITS));
    return read;
  }

  public static Read inPieces(byte[] body, int pieceBytes, BodyReading reading) {
    Read read = nothing();
    Inflation inflation = Inflation.ofStream(LIMITS);
    give(
        body,
        pieceBytes,
        ContentCoding.IDENTITY.decoder(reading.open(read, LIMITS, inflation), inflation));
    return read;
  }

  static void give(byte[] body, int pieceBytes, ByteSink sink) {
    for (int at = 0; at < body.length; at += pieceBytes) {
      sink.accept(body, at, Math.min(body.length, at + pieceBytes));
    }
    sink.end();
    boolean more = sink.giveMore();
    while (more) {
      more = sink.giveMore();
    }
  }

  @Override
  public BatchIssues begin() {
    issues.begin();
    return issues;
  }

  @Override
  public void end(@Nullable LogEntry entry) {
    if (entry != null && !issues.rejectedNow()) {
      entries.add(entry);
    }
    issues.end();
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
