package org.linernotes.access.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topics;

/** Makes and revokes keys: a record on {@code access.keys}, acknowledged before it returns. */
public final class KeyWriter implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 15;

  private final String topic;
  private final Producer<String, ApiKeyRecord> producer;

  public KeyWriter(KafkaSettings kafka, SchemaIds ids) {
    this.topic = kafka.names().of(Topics.ACCESS_KEYS);
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_SECONDS * 1000);
    AvroSerde<ApiKeyRecord> serde = AvroSerde.of(Topics.ACCESS_KEYS, ids);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), serde);
  }

  /**
   * Records a new key.
   *
   * @param subject the platform's or party's id; null where the role needs none
   * @param expiresAt null: it does not end by itself
   */
  public void add(
      ApiKey key, Role role, @Nullable String subject, Instant now, @Nullable Instant expiresAt) {
    if (role.needsSubject() == (subject == null)) {
      throw new IllegalArgumentException(
          "subject: "
              + subject
              + " (expected: "
              + (role.needsSubject() ? "an id" : "none")
              + " for role "
              + role
              + ")");
    }
    write(new ApiKeyRecord(key.sha256(), role.name(), subject, now, expiresAt, false));
  }

  /** Ends a key, given as its latest record. */
  public void revoke(ApiKeyRecord record) {
    write(ApiKeyRecord.newBuilder(record).setRevoked(true).build());
  }

  private void write(ApiKeyRecord record) {
    try {
      producer
          .send(new ProducerRecord<>(topic, record.getSha256(), record))
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("key not written to " + topic + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing a key", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
