package org.linernotes.access.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.linernotes.access.KeyDirectory;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.config.ConfigException;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a {@link KeyDirectory} at the state of the topic {@code access.keys}, within a second. */
public final class KeyFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KeyFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long CATCH_UP_SECONDS = 30;

  private final KeyDirectory directory;
  private final Consumer<String, byte[]> consumer;
  private final KafkaClientMetrics metrics;
  private final AvroSerde<ApiKeyRecord> serde;
  private final TopicPartition partition;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closing;

  public KeyFeed(
      KafkaSettings kafka, SchemaIds ids, KeyDirectory directory, MeterRegistry registry) {
    this.directory = directory;
    this.serde = AvroSerde.of(Topics.ACCESS_KEYS, ids);
    this.partition = new TopicPartition(kafka.names().of(Topics.ACCESS_KEYS), 0);
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    this.metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    this.thread = new Thread(this::run, "key-feed");
    this.thread.setDaemon(true);
  }

  /**
   * Starts reading and returns when every key that was there is known.
   *
   * @throws ConfigException if that takes longer than 30 s
   */
  public void start() {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    thread.start();
    try {
      if (!caughtUp.await(CATCH_UP_SECONDS, TimeUnit.SECONDS)) {
        throw new ConfigException("topic " + partition.topic() + " could not be read within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while reading keys", e);
    }
  }

  /** Empty while keys are followed; else what is wrong. */
  public Optional<String> problem() {
    return thread.isAlive()
        ? Optional.empty()
        : Optional.of("access.keys is not being read (expected: a live reader)");
  }

  private void run() {
    try (consumer) {
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (!closing) {
        if (consumer.position(partition) >= end) {
          caughtUp.countDown();
        }
        consumer.poll(POLL).forEach(this::take);
      }
    } catch (WakeupException e) {
      log.debug("key feed closed");
    } catch (RuntimeException e) {
      log.error("key feed stopped: keys made or revoked from now on are not seen", e);
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      ApiKeyRecord key = serde.deserialize(record.topic(), record.value());
      if (key != null) {
        directory.put(key);
      }
    } catch (SerializationException e) {
      log.warn("access.keys offset {} skipped: {}", record.offset(), e.getMessage());
    }
  }

  @Override
  public void close() {
    closing = true;
    metrics.close();
    if (!thread.isAlive()) {
      return;
    }
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
