package org.linernotes.bench.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.linernotes.avro.UsageReported;
import org.linernotes.bench.events.EventIds;
import org.linernotes.bench.events.RecordTemplate;
import org.linernotes.config.Settings;
import org.linernotes.ingest.IngestSettings;
import org.linernotes.ingest.kafka.ProducerConfiguration;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.topic.Topics;

/**
 * A producer that sends the records that ingest-service would write for the same events: encoded
 * before, each under an id of its own. The producer copies a record before {@code send} returns, so
 * the templates can be used again and again.
 */
final class RawLoad implements AutoCloseable {
  /** How the producer is configured. */
  enum Tuning {
    /** By ingest-service's own class: large batches, compressed. */
    OURS {
      @Override
      Map<String, Object> configuration(IngestSettings ingest) {
        return ProducerConfiguration.of(ingest);
      }
    },
    /** As the client comes, with {@code acks=all}. */
    DEFAULTS {
      @Override
      Map<String, Object> configuration(IngestSettings ingest) {
        Map<String, Object> config = new HashMap<>(ingest.kafka().client());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
      }
    };

    abstract Map<String, Object> configuration(IngestSettings ingest);
  }

  private static final int TEMPLATES = 50_000;
  private static final int RECORDS_PER_LOOK_AT_CLOCK = 256;
  private static final long SEED = 1;

  private final String topic;
  private final List<RecordTemplate> templates;
  private final EventIds ids = new EventIds();
  private final Producer<byte[], byte[]> producer;
  private int turn;

  RawLoad(Settings settings, String platform, Tuning tuning) {
    AvroSerde<UsageReported> serde =
        AvroSerde.of(Topics.USAGE_REPORTED, KafkaSettings.schemaIds(settings));
    Random random = new Random(SEED);
    templates =
        Stream.generate(() -> RecordTemplate.draw(serde, platform, random))
            .limit(TEMPLATES)
            .toList();
    IngestSettings ingest = IngestSettings.from(settings);
    topic = ingest.kafka().names().of(Topics.USAGE_REPORTED);
    producer =
        new KafkaProducer<>(
            tuning.configuration(ingest), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Returns how many records were sent, when all of them are acknowledged. */
  long send(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    AtomicReference<Exception> failure = new AtomicReference<>();
    Callback callback =
        (position, exception) -> {
          if (exception != null) {
            failure.set(exception);
          }
        };
    long sent = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < RECORDS_PER_LOOK_AT_CLOCK; i++) {
        send(templates.get(turn), callback);
        turn = (turn + 1) % TEMPLATES;
      }
      sent += RECORDS_PER_LOOK_AT_CLOCK;
    }
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("not all was acknowledged", failure.get());
    }
    return sent;
  }

  private void send(RecordTemplate record, Callback callback) {
    Future<RecordMetadata> unused = // the callback is told instead
        producer.send(
            new ProducerRecord<>(topic, record.key(), record.value().next(ids)), callback);
  }

  @Override
  public void close() {
    producer.close();
  }
}
