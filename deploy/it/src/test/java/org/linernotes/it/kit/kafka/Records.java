package org.linernotes.it.kit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.topic.Topic;

/** What stands on a topic now. */
public final class Records {
  private static final Duration POLL = Duration.ofMillis(200);

  private Records() {}

  /** How many records; of a topic that is neither compacted nor written in transactions. */
  public static long count(KafkaSettings kafka, Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
      return consumer.endOffsets(partitions(consumer, kafka, topic)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /** Their keys. */
  public static List<String> keys(KafkaSettings kafka, Topic topic) {
    List<String> keys = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
      List<TopicPartition> partitions = partitions(consumer, kafka, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(POLL)
            .forEach(found -> keys.add(new String(found.key(), StandardCharsets.UTF_8)));
      }
    }
    return keys;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, KafkaSettings kafka, Topic topic) {
    return consumer.partitionsFor(kafka.names().of(topic)).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }
}
