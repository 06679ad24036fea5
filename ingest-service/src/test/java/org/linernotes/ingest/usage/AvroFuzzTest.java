package org.linernotes.ingest.usage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.avro.AvroReading;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.ingest.item.Wire;
import org.linernotes.topic.Topics;

/** Usage events in Avro object container files. */
class AvroFuzzTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  /** Any record, to see what each begins with. */
  static final UsageReported EMPTY =
      new UsageReported("", "", "", false, NOW, "", "", null, "", null, 1, null, "", null);

  private final Wire<UsageReported> wire = new Wire<>(Topics.USAGE_REPORTED);
  private final UsagePlans plans = new UsagePlans();
  private final byte[] header = wire.header(EMPTY);

  @FuzzTest
  void shouldAnswerAnyContainer(byte[] body) {
    AnyBody.read(body, this::reading).entries().forEach(this::isWhole);
  }

  private BodyReading reading() {
    Reporting reporting = new Reporting("musicflow", () -> NOW, wire);
    return new AvroReading(new UsageDatumReader(reporting, plans, header));
  }

  private void isWhole(LogEntry entry) {
    UsageReported event = wire.decode(entry);
    AnyBody.same("platform", "musicflow", event.getPlatform());
    AnyBody.same("key", event.getTrack(), new String(entry.key(), StandardCharsets.UTF_8));
    AnyBody.holds("an id", !event.getId().isEmpty());
    AnyBody.holds("a time", !event.getOccurredAt().isAfter(NOW.plus(UsageReader.MAX_AHEAD)));
    AnyBody.holds("exposures", event.getExposures() >= 1 && event.getExposures() <= 1_000_000_000);
  }
}
