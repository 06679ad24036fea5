package org.linernotes.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.linernotes.topic.Topic;

/** Asks the brokers whether they would acknowledge a record on each of some topics. */
public final class BrokerHealth implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 2_000;

  private final Admin admin;
  private final String bootstrapServers;
  private final List<String> topics;

  /**
   * @param topics those that are written to
   */
  public BrokerHealth(KafkaSettings kafka, List<Topic> topics) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    admin = Admin.create(config);
    bootstrapServers = kafka.bootstrapServers();
    this.topics = topics.stream().map(kafka.names()::of).toList();
  }

  /** Empty while brokers answer and every partition has a leader, and copies enough in sync. */
  public Optional<String> problem() {
    try {
      Map<String, TopicDescription> found =
          admin
              .describeTopics(topics)
              .allTopicNames()
              .get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      Map<String, Integer> needed = needed();
      return found.values().stream()
          .flatMap(
              topic ->
                  topic.partitions().stream()
                      .map(one -> problem(topic.name(), one, needed.getOrDefault(topic.name(), 1)))
                      .flatMap(Optional::stream))
          .findFirst();
    } catch (ExecutionException e) {
      return Optional.of(
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? "a topic is missing of " + String.join(", ", topics)
              : "no broker answers at " + bootstrapServers);
    } catch (TimeoutException e) {
      return Optional.of("no broker answers at " + bootstrapServers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while asking the brokers");
    }
  }

  private Map<String, Integer> needed()
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, Integer> needed = new HashMap<>();
    admin
        .describeConfigs(
            topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList())
        .all()
        .get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .forEach((topic, config) -> needed.put(topic.name(), copies(config)));
    return needed;
  }

  private static int copies(Config config) {
    return Integer.parseInt(
        Objects.requireNonNull(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)).value());
  }

  /** What keeps a partition from acknowledging a record. */
  static Optional<String> problem(String topic, TopicPartitionInfo partition, int needed) {
    String name = topic + "-" + partition.partition();
    if (partition.leader() == null) {
      return Optional.of(name + " has no leader");
    }
    int inSync = partition.isr().size();
    return inSync < needed
        ? Optional.of(
            "%s has %d replicas in sync (expected: %d at least)".formatted(name, inSync, needed))
        : Optional.empty();
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(TIMEOUT_MILLIS));
  }
}
