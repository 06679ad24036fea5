package org.linernotes.ingest.usage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;

/**
 * What all forms of usage share: whose events they are, how late they may have happened, and what
 * record becomes of them. The log's key is the normalised identifier, so that all of one identity
 * stand in one partition, in the order they came in.
 *
 * @param platform the key's, never the body's
 * @param clock asked for each event, since a body may take hours to come
 */
public record Reporting(String platform, InstantSource clock, Encoder<UsageReported> encoder) {
  UsageDraft draft(BatchIssues issues) {
    return new UsageDraft(latest(), issues);
  }

  /** The latest time that a use may have happened at. */
  Instant latest() {
    return clock.instant().plus(UsageReader.MAX_AHEAD);
  }

  /**
   * The entry of an event that was read.
   *
   * @param extra the fields that the contract does not name, as one JSON object
   * @return null if it was rejected
   */
  @Nullable LogEntry entry(UsageDraft draft, @Nullable String extra, BatchIssues issues) {
    if (issues.rejectedNow()) {
      return null;
    }
    UsageReported event = event(draft, extra);
    return LogEntry.of(event.getTrack(), encoder.encode(event));
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
