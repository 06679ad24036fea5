package org.linernotes.standalone.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.linernotes.avro.AccessRecord;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;

/** The access log, read once from its topic. */
public final class AccessRecords {
  private static final Duration POLL = Duration.ofMillis(200);

  private AccessRecords() {}

  /** All there are of requests since a moment, in the order in which they were answered. */
  public static void read(
      KafkaSettings kafka,
      SchemaIds ids,
      Instant since,
      java.util.function.Consumer<AccessRecord> each) {
    TopicPartition partition = new TopicPartition(kafka.names().of(Topics.ACCESS_LOG), 0);
    AvroSerde<AccessRecord> serde = AvroSerde.of(Topics.ACCESS_LOG, ids);
    try (Consumer<byte[], byte[]> consumer = consumer(kafka)) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      consumer.seek(partition, first(consumer, partition, since, end));
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
          AccessRecord record = serde.deserialize(found.topic(), found.value());
          if (record != null && !record.getAt().isBefore(since)) {
            each.accept(record);
          }
        }
      }
    }
  }

  /** A record is written after its request came, so none from then on is before that offset. */
  private static long first(
      Consumer<?, ?> consumer, TopicPartition partition, Instant since, long end) {
    OffsetAndTimestamp found =
        consumer
            .offsetsForTimes(Map.of(partition, Math.max(0, since.toEpochMilli())))
            .get(partition);
    return found == null ? end : found.offset();
  }

  private static Consumer<byte[], byte[]> consumer(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
