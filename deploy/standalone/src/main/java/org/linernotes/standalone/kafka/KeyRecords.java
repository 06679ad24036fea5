package org.linernotes.standalone.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;

/** All keys there are, read once from the topic of keys. */
public final class KeyRecords {
  private static final Duration POLL = Duration.ofMillis(200);

  private KeyRecords() {}

  /** The latest record of each key, oldest key first. */
  public static Collection<ApiKeyRecord> read(KafkaSettings kafka, SchemaIds ids) {
    TopicPartition partition = new TopicPartition(kafka.names().of(Topics.ACCESS_KEYS), 0);
    Map<String, ApiKeyRecord> records = new LinkedHashMap<>();
    AvroSerde<ApiKeyRecord> serde = AvroSerde.of(Topics.ACCESS_KEYS, ids);
    try (Consumer<String, byte[]> consumer = consumer(kafka)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(found -> take(found, serde, records));
      }
    }
    return records.values();
  }

  private static void take(
      ConsumerRecord<String, byte[]> found,
      AvroSerde<ApiKeyRecord> serde,
      Map<String, ApiKeyRecord> records) {
    ApiKeyRecord key = serde.deserialize(found.topic(), found.value());
    if (key != null) {
      records.put(key.getSha256(), key);
    }
  }

  private static Consumer<String, byte[]> consumer(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
