package org.linernotes.sink.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.linernotes.sink.SinkSettings;

/** The worker's Kafka client. */
final class ConsumerConfiguration {
  private static final int PARTITION_FETCH_BYTES = 4 << 20;

  /** After a kill -9 the books stand still until the dead member's session ends. */
  private static final int SESSION_MILLIS = 10_000;

  private ConsumerConfiguration() {}

  static Consumer<byte[], byte[]> connect(SinkSettings settings) {
    return new KafkaConsumer<>(
        of(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static Map<String, Object> of(SinkSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.kafka().client());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.kafka().names().group("royalty-sink"));
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "royalty-sink");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false); // the books keep the offsets
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchRecords());
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
    return config;
  }
}
