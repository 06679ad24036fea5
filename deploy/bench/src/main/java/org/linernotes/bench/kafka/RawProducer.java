package org.linernotes.bench.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.topic.Topic;

/** The limit that ingest stands on: the same records, straight into Kafka, acks=all. */
public final class RawProducer {

  /** An encoded record. */
  public record Encoded(byte[] key, byte[] value) {}

  private RawProducer() {}

  /** Sends all and returns when all are acknowledged. */
  public static void send(
      KafkaSettings kafka, Topic topic, List<Encoded> records, String compression) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      String name = kafka.names().of(topic);
      for (Encoded record : records) {
        Future<RecordMetadata> unused =
            producer.send(
                new ProducerRecord<>(name, record.key(), record.value()),
                (position, exception) -> {
                  if (exception != null) {
                    failure.set(exception);
                  }
                });
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("not all was sent", failure.get());
    }
  }
}
