package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.item.BatchIssues;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;

/** Reads usage events (contract section 3) straight from tokens: there may be a billion of them. */
public final class UsageReader implements ItemReader {
  /** How far a platform's clock may be ahead of ours. */
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  /** The largest event, in bytes as it was sent, decompressed. */
  public static final int MAX_EVENT_BYTES = 32 * 1024;

  private final Reporting reporting;

  public UsageReader(Reporting reporting) {
    this.reporting = reporting;
  }

  public UsageReader(String platform, InstantSource clock, Encoder<UsageReported> encoder) {
    this(new Reporting(platform, clock, encoder));
  }

  @Override
  public int maxItemBytes() {
    return MAX_EVENT_BYTES;
  }

  @Override
  public @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
    UsageDraft draft = reporting.draft(issues);
    String extra = new UsageMembers(draft, issues, "", "").read(parser);
    draft.requireAll("");
    return reporting.entry(draft, extra, issues);
  }
}
