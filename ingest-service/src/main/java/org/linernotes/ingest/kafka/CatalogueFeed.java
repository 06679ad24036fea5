package org.linernotes.ingest.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;
import org.linernotes.config.ConfigException;
import org.linernotes.ingest.IngestMeters;
import org.linernotes.ingest.catalogue.OwnerDirectory;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an {@link OwnerDirectory} at the state of the catalogue's topics. */
public final class CatalogueFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CatalogueFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final OwnerDirectory owners;
  private final Consumer<byte[], byte[]> consumer;
  private final KafkaClientMetrics metrics;
  private final Map<String, AvroSerde<? extends SpecificRecordBase>> serdes = new HashMap<>();
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "catalogue-feed");
  private volatile boolean closing;
  private volatile @Nullable String failure;

  public CatalogueFeed(
      KafkaSettings kafka, SchemaIds ids, OwnerDirectory owners, MeterRegistry registry) {
    this.owners = owners;
    serdes.put(kafka.names().of(Topics.TRACKS), AvroSerde.<Track>of(Topics.TRACKS, ids));
    serdes.put(kafka.names().of(Topics.LICENCES), AvroSerde.<Licence>of(Topics.LICENCES, ids));
    serdes.put(kafka.names().of(Topics.CONSENTS), AvroSerde.<Consent>of(Topics.CONSENTS, ids));
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    IngestMeters.CATALOGUE.gauge(registry, owners, OwnerDirectory::size);
    thread.setDaemon(true);
  }

  /**
   * Starts reading and returns when every item that was there is known.
   *
   * @throws ConfigException if that takes longer
   */
  public void start(Duration within) {
    thread.start();
    try {
      if (!caughtUp.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ConfigException(
            "the catalogue's topics could not be read within " + within.toSeconds() + " s");
      }
      problem()
          .ifPresent(
              problem -> {
                throw new ConfigException("the catalogue's topics cannot be read: " + problem);
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while reading the catalogue", e);
    }
  }

  /** Empty while it reads. */
  public Optional<String> problem() {
    return Optional.ofNullable(failure);
  }

  private void run() {
    try (consumer) {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!closing) {
        if (caughtUp.getCount() > 0 && reached(ends)) {
          log.info("catalogue read: {} items", owners.size());
          caughtUp.countDown();
        }
        consumer.poll(POLL).forEach(this::take);
      }
    } catch (WakeupException e) {
      log.debug("catalogue feed closed");
    } catch (RuntimeException e) {
      failure = "stopped: " + e.getMessage();
      caughtUp.countDown();
      log.error("catalogue feed stopped: whose new items are is not seen from now on", e);
    }
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : serdes.keySet()) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      AvroSerde<? extends SpecificRecordBase> serde = serdes.get(record.topic());
      SpecificRecordBase item =
          serde == null ? null : serde.deserialize(record.topic(), record.value());
      if (item != null) {
        owners.put(item);
      }
    } catch (SerializationException e) {
      log.warn(
          "{}-{} offset {} skipped: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
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
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
