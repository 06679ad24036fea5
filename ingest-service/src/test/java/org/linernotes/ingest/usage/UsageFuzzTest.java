package org.linernotes.ingest.usage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.ingest.item.Wire;
import org.linernotes.music.TrackIdentifier;
import org.linernotes.topic.Topics;

/** Usage events in JSON: an object, an array, lines. */
class UsageFuzzTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  private final Wire<UsageReported> wire = new Wire<>(Topics.USAGE_REPORTED);

  @FuzzTest
  void shouldAnswerAnyUsage(byte[] body) {
    List<LogEntry> asJson = AnyBody.read(body, JsonForm.JSON, this::reader).entries();
    AnyBody.Outcome asLines = AnyBody.read(body, JsonForm.NDJSON, this::reader);
    asJson.forEach(this::isWhole);
    asLines.entries().forEach(this::isWhole);
    if (asJson.size() == 1 && asLines.entries().size() == 1) {
      AnyBody.same(asJson, asLines.entries()); // one object on a line of its own
    }
  }

  private ItemReader reader() {
    return new UsageReader("musicflow", () -> NOW, wire);
  }

  private void isWhole(LogEntry entry) {
    UsageReported event = wire.decode(entry);
    AnyBody.same("platform", "musicflow", event.getPlatform());
    AnyBody.same("key", event.getTrack(), new String(entry.key(), StandardCharsets.UTF_8));
    AnyBody.same(
        "track",
        event.getTrack(),
        TrackIdentifier.parse(event.getTrack()).map(TrackIdentifier::text).orElse(null));
    AnyBody.holds("a time", !event.getOccurredAt().isAfter(NOW.plus(UsageReader.MAX_AHEAD)));
    AnyBody.holds("exposures", event.getExposures() >= 1 && event.getExposures() <= 1_000_000_000);
    AnyBody.holds("audio", event.getAudioMillis() == null || event.getAudioMillis() >= 0);
  }
}
