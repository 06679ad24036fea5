package org.linernotes.bench.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.linernotes.avro.Accrual;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;

/** Reads committed accruals until they account for a number of authorised events. */
public final class AccrualWatch {
  private static final Duration POLL = Duration.ofMillis(100);

  private AccrualWatch() {}

  /** Returns how many accrual records were read. */
  public static long untilAuthorised(KafkaSettings kafka, SchemaIds ids, long events) {
    AvroSerde<Accrual> serde = AvroSerde.of(Topics.ACCRUALS, ids);
    Map<String, Long> authorised = new HashMap<>();
    long sum = 0;
    long read = 0;
    try (Consumer<String, byte[]> consumer = consumer(kafka)) {
      while (sum < events) {
        for (var record : consumer.poll(POLL)) {
          Accrual accrual = serde.deserialize("", record.value());
          boolean paid = accrual.getMaster().getVerdict().equals("AUTHORISED");
          long now = paid ? accrual.getEvents() : 0;
          Long before = authorised.put(record.key(), now);
          sum += now - (before == null ? 0 : before);
          read++;
        }
      }
    }
    return read;
  }

  /** The end of each partition of a topic for a reader of committed records. */
  public static long committedEnd(KafkaSettings kafka) {
    try (Consumer<String, byte[]> consumer = consumer(kafka)) {
      return consumer.endOffsets(consumer.assignment()).values().stream()
          .collect(Collectors.summingLong(Long::longValue));
    }
  }

  private static Consumer<String, byte[]> consumer(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    String topic = kafka.names().of(Topics.ACCRUALS);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
