package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;

/** Reads usage events (contract section 3) straight from tokens: there may be a billion of them. */
public final class UsageReader implements ItemReader {
  /** How far a platform's clock may be ahead of ours. */
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  /** The largest event, in bytes as it was sent, decompressed. */
  public static final int MAX_EVENT_BYTES = 32 * 1024;

  private final Reporting reporting;
  private final @Nullable PlainJson plain;

  /** Reads each event by its tokens. */
  public UsageReader(Reporting reporting) {
    this(reporting, null);
  }

  private UsageReader(Reporting reporting, @Nullable PlainJson plain) {
    this.reporting = reporting;
    this.plain = plain;
  }

  /**
   * Goes the short way where an event is written as nearly all are; the records are the same.
   *
   * @param recordHeader what each record of the log begins with, before its first field
   */
  public static UsageReader quick(Reporting reporting, byte[] recordHeader) {
    return new UsageReader(reporting, new PlainJson(new PlainUsage(reporting, recordHeader)));
  }

  public UsageReader(String platform, InstantSource clock, Encoder<UsageReported> encoder) {
    this(new Reporting(platform, clock, encoder));
  }

  @Override
  public int maxItemBytes() {
    return MAX_EVENT_BYTES;
  }

  @Override
  public @Nullable LogEntry readPlain(byte[] bytes, int from, int to) {
    return plain == null ? null : plain.read(bytes, from, to);
  }

  @Override
  public @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
    UsageDraft draft = reporting.draft(issues);
    String extra = new UsageMembers(draft, issues, "", "").read(parser);
    draft.requireAll("");
    return reporting.entry(draft, extra, issues);
  }
}
