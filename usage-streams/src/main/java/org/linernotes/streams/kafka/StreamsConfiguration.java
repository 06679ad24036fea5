package org.linernotes.streams.kafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.streams.Membership;
import org.linernotes.streams.RebalanceProtocol;
import org.linernotes.streams.StreamsSettings;

/** How Kafka Streams and its clients are configured. */
final class StreamsConfiguration {
  /** The least that Kafka takes: how soon after it came an instance gets its share of the work. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** A member hears by it that others came or went, and each such change takes two of them. */
  private static final int HEARTBEAT_MILLIS = 1000;

  /** Some may be late before a short session is over. */
  private static final int HEARTBEATS_PER_SESSION = 4;

  private StreamsConfiguration() {}

  static Properties of(KafkaSettings kafka, StreamsSettings settings) {
    Properties config = new Properties();
    config.putAll(kafka.client());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, group(kafka));
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replication());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings
        .advertised()
        .ifPresent(self -> config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.hostAndPort()));
    transactions(config, settings);
    failures(config);
    clients(config);
    membership(config, settings.membership());
    return config;
  }

  /** The group that the instances share, which is the application's id. */
  static String group(KafkaSettings kafka) {
    return kafka.names().group("usage-streams");
  }

  private static void transactions(Properties config, StreamsSettings settings) {
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitMillis());
    config.put(
        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheMebibytes() * 1024L * 1024L);
  }

  /** Production errors keep the default: fail, so that the transaction is tried again whole. */
  private static void failures(Properties config) {
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
  }

  private static void clients(Properties config) {
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    // The first records after a commit are refused until the broker has written its markers, which
    // takes some milliseconds: with the default of 100 a thread would mostly wait.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
  }

  private static void membership(Properties config, Membership membership) {
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, membership.protocol().word());
    int session = Math.toIntExact(Duration.ofSeconds(membership.sessionSeconds()).toMillis());
    // Who takes over after a crash waits for both: the dead one's place and its transaction.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), session);
    if (membership.protocol() == RebalanceProtocol.STREAMS) {
      return; // the rest is the broker's say, see StreamsGroup
    }
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
    config.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Math.min(HEARTBEAT_MILLIS, session / HEARTBEATS_PER_SESSION));
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, membership.standbys());
    config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, LOOK_AGAIN.toMillis());
    if (membership.keepsItsWork()) {
      config.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
          membership.instanceId());
    }
  }
}
