package org.linernotes.it.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.linernotes.it.kit.Stack;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.topic.Topic;

/** Topics, past all services: any bytes in, the bytes as they are out. */
final class RawTopics implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long TIMEOUT_SECONDS = 15;

  private final KafkaSettings kafka;
  private final KafkaProducer<byte[], byte[]> producer;

  RawTopics(Stack stack) {
    this(KafkaSettings.from(stack.settings()));
  }

  RawTopics(KafkaSettings kafka) {
    this.kafka = kafka;
    producer =
        new KafkaProducer<>(kafka.client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Where it was written. */
  RecordMetadata write(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
    return write(new ProducerRecord<>(kafka.names().of(topic), key, value));
  }

  /** Another value behind a record, where whoever wrote that would have put it. */
  RecordMetadata writeAfter(ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value) {
    return write(new ProducerRecord<>(record.topic(), record.partition(), record.key(), value));
  }

  private RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("not written to " + record.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** All that is committed on a topic now. */
  List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.names().of(topic)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  String nameOf(Topic topic) {
    return kafka.names().of(topic);
  }

  @Override
  public void close() {
    producer.close();
  }
}
