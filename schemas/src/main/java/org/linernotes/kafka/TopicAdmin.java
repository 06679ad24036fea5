package org.linernotes.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.linernotes.config.ConfigException;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** Creates the topics that are absent and checks those that are there. */
public final class TopicAdmin {
  private static final long TIMEOUT_SECONDS = 30;

  private TopicAdmin() {}

  /**
   * Makes every topic exist. Safe to call from several services at once.
   *
   * @throws ConfigException if the brokers do not answer, or a topic has another partition count
   *     than the settings say: use of one track would then be spread over tasks that do not share
   *     state
   */
  public static void ensure(KafkaSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
    try (Admin admin = Admin.create(properties)) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      create(admin, settings, present);
      check(admin, settings);
    } catch (ExecutionException | TimeoutException e) {
      throw new ConfigException(
          "Kafka at " + settings.bootstrapServers() + " does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while creating topics", e);
    }
  }

  private static void create(Admin admin, KafkaSettings settings, Set<String> present)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<NewTopic> absent = new ArrayList<>();
    for (Topic topic : Topics.ALL) {
      if (!present.contains(settings.names().of(topic))) {
        absent.add(newTopic(settings, topic));
      }
    }
    for (KafkaFuture<Void> created : admin.createTopics(absent).values().values()) {
      try {
        created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) { // another service was faster
          throw e;
        }
      }
    }
  }

  private static NewTopic newTopic(KafkaSettings settings, Topic topic) {
    return new NewTopic(
            settings.names().of(topic), partitions(settings, topic), settings.replication())
        .configs(retention(topic));
  }

  private static Map<String, String> retention(Topic topic) {
    return topic.retention() == Topic.Retention.FOR_EVER
        ? Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1")
        : Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
  }

  /** Keys are few and every service reads them all; the access log has one order. */
  private static int partitions(KafkaSettings settings, Topic topic) {
    boolean single = topic.equals(Topics.ACCESS_KEYS) || topic.equals(Topics.ACCESS_LOG);
    return single ? 1 : settings.partitions();
  }

  private static void check(Admin admin, KafkaSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> names = Topics.ALL.stream().map(settings.names()::of).toList();
    Map<String, TopicDescription> found = describe(admin, names);
    for (Topic topic : Topics.ALL) {
      String name = settings.names().of(topic);
      int expected = partitions(settings, topic);
      TopicDescription description = found.get(name);
      int actual = description == null ? 0 : description.partitions().size();
      if (actual != expected) {
        throw new ConfigException(
            "topic "
                + name
                + " has "
                + actual
                + " partitions (expected: "
                + expected
                + ", from "
                + KafkaSettings.PARTITIONS.name()
                + ")");
      }
    }
  }

  /** A topic that was just created is unknown to a broker until its metadata has caught up. */
  private static Map<String, TopicDescription> describe(Admin admin, List<String> names)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (true) {
      try {
        return admin.describeTopics(names).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        boolean unknownYet = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unknownYet || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }
}
