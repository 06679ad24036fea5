package org.linernotes.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.linernotes.ingest.IngestSettings;

/** The producer's configuration; what makes 202 mean durable cannot be configured away. */
public final class ProducerConfiguration {
  private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

  /** A request that waits for the producer keeps others waiting. */
  private static final int MAX_BLOCK_MILLIS = 1_000;

  /** The topics stay known: to ask for one again is to wait. */
  private static final long METADATA_IDLE_MILLIS = Duration.ofDays(3650).toMillis();

  /** Batches that are not full take their whole size. */
  private static final long ROOM_FOR_BATCHES_BYTES = 32L << 20;

  private ProducerConfiguration() {}

  public static Map<String, Object> of(IngestSettings settings) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "linernotes-ingest");
    config.putAll(settings.kafka().client());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    config.put(ProducerConfig.LINGER_MS_CONFIG, settings.lingerMillis());
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, settings.batchBytes());
    config.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        settings.inFlight().inAllBytes() + ROOM_FOR_BATCHES_BYTES);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
    int delivery = settings.deliveryTimeoutMillis();
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
    config.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        Math.min(REQUEST_TIMEOUT_MILLIS, delivery - settings.lingerMillis()));
    config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, METADATA_IDLE_MILLIS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
    return config;
  }
}
