package org.linernotes.ingest.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.linernotes.ingest.IngestSettings;
import org.linernotes.ingest.item.EventLog;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;

/**
 * The log in Kafka: acknowledged by all in-sync replicas, idempotent, in order per key. A request
 * that sends more than the buffer holds waits here for room, on the thread of that request only.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final Producer<byte[], byte[]> producer;
  private final TopicNames names;
  private final Timer acknowledged;
  private final KafkaClientMetrics metrics;

  private KafkaEventLog(
      Producer<byte[], byte[]> producer, TopicNames names, MeterRegistry registry) {
    this.producer = producer;
    this.names = names;
    this.acknowledged =
        Timer.builder("ingest.ack")
            .description("From the first record of a request sent to the last one acknowledged")
            .register(registry);
    this.metrics = new KafkaClientMetrics(producer);
    metrics.bindTo(registry);
  }

  public static KafkaEventLog connect(IngestSettings settings, MeterRegistry registry) {
    return new KafkaEventLog(
        new KafkaProducer<>(
            ProducerConfiguration.of(settings),
            new ByteArraySerializer(),
            new ByteArraySerializer()),
        settings.kafka().names(),
        registry);
  }

  @Override
  public CompletableFuture<Void> append(Topic topic, List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Timer.Sample sample = Timer.start();
    Acknowledgement acknowledgement = new Acknowledgement(entries.size());
    String name = names.of(topic);
    try {
      for (LogEntry entry : entries) {
        Future<RecordMetadata> unused = // the acknowledgement is told instead
            producer.send(new ProducerRecord<>(name, entry.key(), entry.value()), acknowledgement);
        if (acknowledgement.done().isCompletedExceptionally()) {
          break; // the client sends all again: the rest would only fill a buffer that is full
        }
      }
    } catch (KafkaException | IllegalStateException e) {
      acknowledgement.fail(e);
    }
    return acknowledgement.done().whenComplete((ok, failure) -> sample.stop(acknowledged));
  }

  @Override
  public void close() {
    metrics.close();
    producer.close(CLOSE_WITHIN);
  }
}
