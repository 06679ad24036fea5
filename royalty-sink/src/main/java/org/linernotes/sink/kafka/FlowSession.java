package org.linernotes.sink.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.linernotes.kafka.KafkaSettings;

/**
 * The connections of one look at the topics. They belong to no group and commit nothing, so that
 * looking changes nothing.
 */
record FlowSession(BrokerOffsets offsets, Consumer<byte[], byte[]> consumer)
    implements AutoCloseable {
  private static final int REQUEST_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int PARTITION_FETCH_BYTES = 1 << 20;
  private static final int FETCH_WAIT_MILLIS = 100;
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** Opens sessions. */
  @FunctionalInterface
  interface Opener {
    FlowSession open();
  }

  static FlowSession connect(KafkaSettings kafka) {
    Admin admin = Admin.create(client(kafka));
    boolean connected = false;
    try {
      Consumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              reading(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      connected = true;
      return new FlowSession(new AdminOffsets(admin, kafka.bootstrapServers()), consumer);
    } finally {
      if (!connected) {
        admin.close(Duration.ZERO);
      }
    }
  }

  private static Map<String, Object> client(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "royalty-sink-flow");
    config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    return config;
  }

  private static Map<String, Object> reading(KafkaSettings kafka) {
    Map<String, Object> config = client(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
    return config;
  }

  @Override
  public void close() {
    try (offsets) {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }
}
