package org.linernotes.ingest.usage;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.body.AnyBody;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.Wire;
import org.linernotes.topic.Topics;

/** The short way for ordinary events: whatever takes it becomes what the rules make of it. */
class PlainFuzzTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  private final Wire<UsageReported> wire = new Wire<>(Topics.USAGE_REPORTED);
  private final Reporting reporting = new Reporting("musicflow", () -> NOW, wire);
  private final byte[] header = wire.header(AvroFuzzTest.EMPTY);

  @FuzzTest
  void shouldMakeOfAnyUsageWhatTheRulesMake(byte[] body) {
    AnyBody.same(
        AnyBody.read(body, JsonForm.NDJSON, () -> UsageReader.quick(reporting, header)),
        AnyBody.read(body, JsonForm.NDJSON, () -> new UsageReader(reporting)));
  }
}
