package org.linernotes.sink.kafka;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;

/** Reported use as its record has it; empty if that cannot be read. */
public final class SentUsage implements Function<byte[], Optional<UsageReported>> {
  private final AvroSerde<UsageReported> serde;

  public SentUsage(SchemaIds ids) {
    this.serde = AvroSerde.of(Topics.USAGE_REPORTED, ids);
  }

  @Override
  public Optional<UsageReported> apply(byte[] value) {
    try {
      return Optional.ofNullable(serde.deserialize("", value));
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }
}
