package org.linernotes.bench.events;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.AvroSerde;

/** A record as ingest-service would write it for such an event: key, and encoded value. */
public record RecordTemplate(byte[] key, Stamped value) {

  public static RecordTemplate draw(
      AvroSerde<UsageReported> serde, String platform, Random random) {
    SampleEvent event = SampleEvent.draw(random);
    byte[] value = serde.serialize("", event.record(platform, EventIds.text(0)));
    return new RecordTemplate(
        event.track().getBytes(StandardCharsets.UTF_8),
        Stamped.of(Objects.requireNonNull(value), 0, 1));
  }
}
