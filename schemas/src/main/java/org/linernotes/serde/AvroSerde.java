package org.linernotes.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.topic.Topic;

/**
 * Avro in the Confluent wire format: a zero byte, the schema id as four bytes, the binary record.
 * Safe for use by many threads. Null stays null (a tombstone).
 */
public final class AvroSerde<T extends SpecificRecordBase>
    implements Serde<T>, Serializer<T>, Deserializer<T> {
  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 5;

  static { // Avro makes objects of trusted classes only: ours are those generated from our schemas
    String ours = Accrual.class.getPackageName();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(ours)));
  }

  private final SchemaIds ids;
  private final String subject;
  private final Schema schema;
  private final SpecificDatumWriter<T> writer;
  private final Map<Integer, SpecificDatumReader<T>> readers = new ConcurrentHashMap<>();
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
  private volatile int writerId = -1;

  public AvroSerde(SchemaIds ids, String subject, Schema schema) {
    this.ids = ids;
    this.subject = subject;
    this.schema = schema;
    this.writer = new SpecificDatumWriter<>(schema);
  }

  /** The serde of a topic's values. */
  public static <T extends SpecificRecordBase> AvroSerde<T> of(Topic topic, SchemaIds ids) {
    return new AvroSerde<>(ids, topic.subject(), topic.schema());
  }

  /**
   * Asks for the writer's id now, so that a registry that refuses it stops the start, not a record.
   */
  public AvroSerde<T> register() {
    writerId = ids.idOf(subject, schema);
    return this;
  }

  /** What every value begins with. */
  public byte[] header() {
    if (writerId < 0) {
      register();
    }
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(writerId).array();
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    if (writerId < 0) {
      register();
    }
    return scratch.get().encode(writerId, writer, value);
  }

  /**
   * Reads a record.
   *
   * @throws SerializationException if the bytes are not a record of a known schema
   * @throws RegistryUnavailableException see {@link SchemaIds#schema}
   */
  @Override
  @SuppressWarnings("NullAway") // Kafka's own contract: null in, null out
  public T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
      throw new SerializationException(
          "not in the Confluent wire format: "
              + bytes.length
              + " bytes (expected: a zero byte, a schema id, a record)");
    }
    int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
    BinaryDecoder decoder = scratch.get().decoder(bytes);
    try {
      return reader(id).read(null, decoder);
    } catch (IOException | AvroRuntimeException | SchemaException | IndexOutOfBoundsException e) {
      throw new SerializationException(
          "unreadable " + schema.getName() + " of schema id " + id + ": " + e.getMessage(), e);
    }
  }

  /** Not by computeIfAbsent, whose lock would be held while the registry is waited for. */
  private SpecificDatumReader<T> reader(int id) {
    SpecificDatumReader<T> known = readers.get(id);
    if (known == null) {
      known = newReader(id);
      readers.put(id, known);
    }
    return known;
  }

  private SpecificDatumReader<T> newReader(int id) {
    Schema written = ids.schema(id);
    if (!written.getFullName().equals(schema.getFullName())) {
      throw new SchemaException(
          "schema id "
              + id
              + " is "
              + written.getFullName()
              + " (expected: "
              + schema.getFullName()
              + ")");
    }
    return new SpecificDatumReader<>(written, schema);
  }

  @Override
  public Serializer<T> serializer() {
    return this;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}

  /** Buffers that a thread uses again and again: records are small and many. */
  private static final class Scratch {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    <T> byte[] encode(int id, SpecificDatumWriter<T> writer, T value) {
      out.reset();
      out.write(MAGIC);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(id >>> shift);
      }
      BinaryEncoder current = EncoderFactory.get().binaryEncoder(out, encoder);
      encoder = null; // a record that fails half-way leaves bytes in it that would open the next
      try {
        writer.write(value, current);
        current.flush();
        encoder = current;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }

    BinaryDecoder decoder(byte[] bytes) {
      int length = bytes.length - HEADER_BYTES;
      BinaryDecoder current =
          DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, length, decoder);
      decoder = current;
      return current;
    }
  }
}
