package org.linernotes.access.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.linernotes.access.AccessLog;
import org.linernotes.avro.AccessRecord;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.metrics.SharedMeters;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access log as a topic. Requests hand a record over and go on; a thread of its own sends them,
 * acknowledged by all replicas. What cannot be sent, or comes faster than that, is counted as lost
 * and said once until it works again; no request ever waits for it.
 */
public final class KafkaAccessLog implements AccessLog, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaAccessLog.class);
  private static final int WAITING = 10_000;
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final String topic;
  private final AvroSerde<AccessRecord> serde;
  private final Producer<byte[], byte[]> producer;
  private final BlockingQueue<AccessRecord> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Counter written;
  private final Counter lost;
  private final KafkaClientMetrics clientMetrics;
  private final Thread thread;
  private volatile boolean failing;
  private volatile boolean closing;

  private KafkaAccessLog(KafkaSettings kafka, SchemaIds ids, MeterRegistry metrics) {
    this.topic = kafka.names().of(Topics.ACCESS_LOG);
    this.serde = AvroSerde.<AccessRecord>of(Topics.ACCESS_LOG, ids).register();
    this.producer =
        new KafkaProducer<>(config(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    this.written = SharedMeters.ACCESS_LOG.counter(metrics, "written");
    this.lost = SharedMeters.ACCESS_LOG.counter(metrics, "lost");
    this.clientMetrics = new KafkaClientMetrics(producer);
    clientMetrics.bindTo(metrics);
    this.thread = new Thread(this::run, "access-log");
    this.thread.setDaemon(true);
  }

  private static Map<String, Object> config(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "linernotes-access-log");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    return config;
  }

  /** Begins to take records. */
  public static KafkaAccessLog start(KafkaSettings kafka, SchemaIds ids, MeterRegistry metrics) {
    KafkaAccessLog log = new KafkaAccessLog(kafka, ids, metrics);
    log.thread.start();
    return log;
  }

  @Override
  public void write(AccessRecord record) {
    if (closing || !waiting.offer(record)) {
      failed("more than " + WAITING + " records wait");
    }
  }

  private void run() {
    try {
      while (!closing || !waiting.isEmpty()) {
        AccessRecord next = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          send(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(AccessRecord record) {
    try {
      byte[] value = serde.serialize(topic, record);
      var unused =
          producer.send(
              new ProducerRecord<>(topic, value),
              (metadata, failure) -> {
                if (failure == null) {
                  written.increment();
                  failing = false;
                } else {
                  failed(String.valueOf(failure.getMessage()));
                }
              });
    } catch (KafkaException e) {
      failed(String.valueOf(e.getMessage()));
    }
  }

  private void failed(String cause) {
    lost.increment();
    if (!failing) {
      failing = true;
      log.error(
          "the access log cannot be written, access.log.records counts what is lost: {}", cause);
    }
  }

  /** Sends what waits, for five seconds at most. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clientMetrics.close();
    producer.close(CLOSE);
  }
}
