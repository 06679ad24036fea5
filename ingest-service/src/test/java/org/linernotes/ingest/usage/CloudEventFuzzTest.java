package org.linernotes.ingest.usage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.ingest.item.Wire;
import org.linernotes.topic.Topics;

/** CloudEvents in JSON: one, which is structured mode, or an array, which is a batch. */
class CloudEventFuzzTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  private final Wire<UsageReported> wire = new Wire<>(Topics.USAGE_REPORTED);

  @FuzzTest
  void shouldAnswerAnyCloudEvent(byte[] body) {
    AnyBody.read(body, JsonForm.JSON, this::reader).entries().forEach(this::isWhole);
  }

  private ItemReader reader() {
    return new CloudEventReader(new Reporting("musicflow", () -> NOW, wire));
  }

  private void isWhole(LogEntry entry) {
    UsageReported event = wire.decode(entry);
    AnyBody.same("platform", "musicflow", event.getPlatform());
    AnyBody.holds("an id", !event.getId().isEmpty());
    AnyBody.holds("a time", !event.getOccurredAt().isAfter(NOW.plus(UsageReader.MAX_AHEAD)));
  }
}
