package org.linernotes.ingest.usage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import org.linernotes.avro.UsageVoid;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.ingest.item.Wire;
import org.linernotes.music.TrackIdentifier;
import org.linernotes.topic.Topics;

/** What platforms take back. */
class VoidFuzzTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  private final Wire<UsageVoid> wire = new Wire<>(Topics.USAGE_VOIDS);

  @FuzzTest
  void shouldAnswerAnyVoid(byte[] body) {
    AnyBody.read(body, JsonForm.NDJSON, () -> new VoidReader("musicflow", () -> NOW, wire))
        .entries()
        .forEach(this::isWhole);
  }

  private void isWhole(LogEntry entry) {
    UsageVoid taken = wire.decode(entry);
    AnyBody.same("platform", "musicflow", taken.getPlatform());
    AnyBody.holds("an id", !taken.getId().isEmpty());
    AnyBody.same(
        "track",
        taken.getTrack(),
        TrackIdentifier.parse(taken.getTrack()).map(TrackIdentifier::text).orElse(null));
  }
}
