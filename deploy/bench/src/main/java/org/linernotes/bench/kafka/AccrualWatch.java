package org.linernotes.bench.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;

/** Reads committed accruals until they account for a number of authorised events. */
public final class AccrualWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<String, byte[]> consumer;

  /** Tracks whose use was seen to accrue. */
  private final Set<String> accrued = new HashSet<>();

  private AccrualWatch(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

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

  /** Reads the accruals that come from now on. */
  public static AccrualWatch fromNow(KafkaSettings kafka) {
    Consumer<String, byte[]> consumer = consumer(kafka);
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position); // else it would seek at the first poll
    return new AccrualWatch(consumer);
  }

  /** Returns when a run's use of so many tracks has accrued, those of earlier calls included. */
  public void untilAccrued(String run, int tracks) {
    AvroSerde<Accrual> serde = AvroSerde.of(Topics.ACCRUALS, new ReleasedSchemas());
    while (accrued.size() < tracks) {
      for (var record : consumer.poll(POLL)) {
        Accrual accrual = serde.deserialize("", record.value());
        String trackId = accrual.getTrackId();
        if (trackId != null && accrual.getRun().equals(run)) {
          accrued.add(trackId);
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
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
