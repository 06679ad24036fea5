package org.linernotes.ingest.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.IngestMeters;
import org.linernotes.ingest.IngestSettings;
import org.linernotes.ingest.item.Append;
import org.linernotes.ingest.item.EventLog;
import org.linernotes.ingest.item.EventLogException;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.trace.TraceParent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in Kafka: acknowledged by all in-sync replicas, idempotent, in order per key. What is
 * sent and not acknowledged is bounded by its users to less than the producer's buffer, and the
 * topics are known from the start, so that to append seldom waits; where it does, for a second, the
 * others are refused at once.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaEventLog.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
  private static final int METADATA_ATTEMPTS = 10;
  private static final long REFUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Producer<byte[], byte[]> producer;
  private final TopicNames names;
  private final Timer acknowledged;
  private final KafkaClientMetrics metrics;
  private final LongSupplier nanoTime;
  private final AtomicLong refuseUntilNanos;

  KafkaEventLog(
      Producer<byte[], byte[]> producer,
      TopicNames names,
      MeterRegistry registry,
      LongSupplier nanoTime) {
    this.producer = producer;
    this.names = names;
    this.nanoTime = nanoTime;
    this.refuseUntilNanos = new AtomicLong(nanoTime.getAsLong());
    this.acknowledged = IngestMeters.ACKNOWLEDGED.timer(registry);
    this.metrics = new KafkaClientMetrics(producer);
    metrics.bindTo(registry);
  }

  /**
   * Makes a producer that knows the topics.
   *
   * @param topics those that will be appended to
   */
  public static KafkaEventLog connect(
      IngestSettings settings, List<Topic> topics, MeterRegistry registry) {
    KafkaEventLog eventLog =
        new KafkaEventLog(
            new KafkaProducer<>(
                ProducerConfiguration.of(settings),
                new ByteArraySerializer(),
                new ByteArraySerializer()),
            settings.kafka().names(),
            registry,
            System::nanoTime);
    topics.forEach(eventLog::askFor);
    return eventLog;
  }

  /** Without an answer the first request for the topic asks again, and waits. */
  private void askFor(Topic topic) {
    String name = names.of(topic);
    for (int i = 0; i < METADATA_ATTEMPTS; i++) {
      try {
        producer.partitionsFor(name);
        return;
      } catch (KafkaException e) {
        log.warn("no broker tells of {} yet: {}", name, e.getMessage());
      }
    }
  }

  @Override
  public Append open(Topic topic, LongConsumer released) {
    return open(topic, released, null);
  }

  @Override
  public Append open(Topic topic, LongConsumer released, @Nullable String traceParent) {
    if (nanoTime.getAsLong() - refuseUntilNanos.get() < 0) {
      throw new EventLogException("the broker took no record within the last second", null);
    }
    return new KafkaAppend(this, names.of(topic), released, headers(traceParent));
  }

  /** Shared by all records of a request: no record of one that is not followed has any. */
  private static @Nullable List<Header> headers(@Nullable String traceParent) {
    return traceParent == null
        ? null
        : List.of(
            new RecordHeader(TraceParent.HEADER, traceParent.getBytes(StandardCharsets.US_ASCII)));
  }

  Producer<byte[], byte[]> producer() {
    return producer;
  }

  /** The producer did not take a record. */
  void refused() {
    refuseUntilNanos.set(nanoTime.getAsLong() + REFUSE_NANOS);
  }

  void acknowledged(Timer.Sample sinceLast) {
    sinceLast.stop(acknowledged);
  }

  @Override
  public void close() {
    metrics.close();
    producer.close(CLOSE_WITHIN);
  }
}
