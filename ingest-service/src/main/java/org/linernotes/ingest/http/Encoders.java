package org.linernotes.ingest.http;

import org.apache.avro.specific.SpecificRecordBase;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/**
 * How records become bytes.
 *
 * @param usageHeader what the bytes of a use begin with, before the record's first field
 */
public record Encoders(
    Encoder<UsageReported> usage,
    byte[] usageHeader,
    Encoder<UsageVoid> taken,
    Encoder<Track> track,
    Encoder<Licence> licence,
    Encoder<Consent> consent) {

  /**
   * Avro in the Confluent wire format.
   *
   * @throws org.linernotes.serde.SchemaException if the registry refuses a schema
   */
  public static Encoders avro(SchemaIds ids) {
    return new Encoders(
        avro(Topics.USAGE_REPORTED, ids),
        AvroSerde.of(Topics.USAGE_REPORTED, ids).header(),
        avro(Topics.USAGE_VOIDS, ids),
        avro(Topics.TRACKS, ids),
        avro(Topics.LICENCES, ids),
        avro(Topics.CONSENTS, ids));
  }

  private static <T extends SpecificRecordBase> Encoder<T> avro(Topic topic, SchemaIds ids) {
    AvroSerde<T> serde = AvroSerde.<T>of(topic, ids).register();
    return value -> {
      byte[] bytes = serde.serialize(topic.name(), value);
      if (bytes == null) {
        throw new IllegalStateException("no bytes for a value of " + topic.name());
      }
      return bytes;
    };
  }
}
