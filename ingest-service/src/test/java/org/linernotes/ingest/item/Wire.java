package org.linernotes.ingest.item;

import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.Topic;

/** A topic's records as the service writes them, and the way back, for tests. */
public final class Wire<T extends SpecificRecordBase> implements Encoder<T> {
  private static final int HEADER_BYTES = 5;

  private final AvroSerde<T> serde;

  public Wire(Topic topic) {
    serde = AvroSerde.<T>of(topic, new ReleasedSchemas()).register();
  }

  @Override
  public byte[] encode(T value) {
    return Objects.requireNonNull(serde.serialize("", value));
  }

  /** What every record begins with. */
  public byte[] header(T any) {
    return Arrays.copyOf(encode(any), HEADER_BYTES);
  }

  /** The record of an entry; it is what gives the entry's bytes. */
  public T decode(LogEntry entry) {
    T record = serde.deserialize("", entry.value());
    if (!Arrays.equals(encode(record), entry.value())) {
      throw new AssertionError("encoded again it differs: " + record);
    }
    return record;
  }
}
