package org.linernotes.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.Topics;

class SentUsageTest {
  private final SentUsage sent = new SentUsage(new ReleasedSchemas());

  @Test
  void shouldReadARecordAsItWasAndNothingFromGarbage() {
    UsageReported event =
        UsageReported.newBuilder()
            .setPlatform("sonara")
            .setId("e1")
            .setTrack("house:1")
            .setOccurredAt(Instant.EPOCH)
            .setUseType("NONE")
            .setModel("echo")
            .setRun("run-1")
            .build();
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());

    assertThat(sent.apply(Objects.requireNonNull(serde.serialize("", event)))).contains(event);
    assertThat(sent.apply(new byte[] {1, 2, 3})).isEmpty();
    assertThat(sent.apply(new byte[] {0, 0, 0, 0, 1, 2})).isEmpty();
  }
}
