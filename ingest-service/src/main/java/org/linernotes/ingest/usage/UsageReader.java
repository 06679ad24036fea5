package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.item.BatchIssues;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;

/**
 * Reads usage events (contract section 3) straight from tokens: there may be a billion of them. The
 * log's key is the normalised identifier, so that all of one identity stand in one partition, in
 * the order they came in.
 */
public final class UsageReader implements ItemReader {
  /** How far a platform's clock may be ahead of ours. */
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  /** The largest event, in bytes of JSON. */
  public static final int MAX_EVENT_BYTES = 32 * 1024;

  private final String platform;
  private final InstantSource clock;
  private final Encoder<UsageReported> encoder;

  /**
   * @param clock asked for each event, since a body may take hours to come
   */
  public UsageReader(String platform, InstantSource clock, Encoder<UsageReported> encoder) {
    this.platform = platform;
    this.clock = clock;
    this.encoder = encoder;
  }

  @Override
  public int maxItemBytes() {
    return MAX_EVENT_BYTES;
  }

  @Override
  public @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException {
    UsageReported event = parse(parser, issues);
    return event == null ? null : LogEntry.of(event.getTrack(), encoder.encode(event));
  }

  @Nullable UsageReported parse(JsonParser parser, BatchIssues issues) throws IOException {
    UsageDraft draft = new UsageDraft(clock.instant().plus(MAX_AHEAD), issues);
    ExtraFields extra = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int field = UsageDraft.fieldOf(name);
      parser.nextToken();
      if (field >= 0) {
        draft.take(field, name, parser);
      } else {
        extra = extra == null ? new ExtraFields() : extra;
        extra.take(name, parser, issues);
      }
    }
    draft.requireAll();
    return issues.rejectedNow() ? null : event(draft, extra == null ? null : extra.json());
  }

  private UsageReported event(UsageDraft draft, @Nullable String extra) {
    UsageReported event = new UsageReported();
    event.setPlatform(platform);
    event.setId(Objects.requireNonNull(draft.id));
    event.setTrack(Objects.requireNonNull(draft.track).text());
    event.setSuspect(draft.track.suspect());
    event.setOccurredAt(Objects.requireNonNull(draft.occurredAt));
    event.setUseType(Objects.requireNonNull(draft.useType));
    event.setModel(Objects.requireNonNull(draft.model));
    event.setModelVersion(draft.modelVersion);
    event.setRun(Objects.requireNonNull(draft.run));
    event.setDataset(draft.dataset);
    event.setExposures(draft.exposures);
    event.setAudioMillis(draft.audioMillis);
    event.setTerritory(draft.territory);
    event.setExtra(extra);
    return event;
  }
}
