package org.linernotes.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/**
 * A topic as a deployment's settings want it.
 *
 * @param name with the deployment's prefix
 * @param configuration the topic's own, by name
 */
record TopicPlan(
    String name, int partitions, short replication, SortedMap<String, String> configuration) {
  /** With fewer copies than this there is no majority that could outlive a broker. */
  private static final int COPIES_FOR_MAJORITY = 3;

  static List<TopicPlan> of(KafkaSettings settings) {
    return Topics.ALL.stream().map(topic -> of(topic, settings)).toList();
  }

  private static TopicPlan of(Topic topic, KafkaSettings settings) {
    SortedMap<String, String> configuration = new TreeMap<>(topic.retention().configuration());
    configuration.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        Integer.toString(acknowledging(settings.replication())));
    return new TopicPlan(
        settings.names().of(topic),
        partitions(topic, settings),
        settings.replication(),
        configuration);
  }

  /** Keys are few and every service reads them all; the access log has one order. */
  private static int partitions(Topic topic, KafkaSettings settings) {
    boolean single = topic.equals(Topics.ACCESS_KEYS) || topic.equals(Topics.ACCESS_LOG);
    return single ? 1 : settings.partitions();
  }

  /**
   * How many copies must have a record before it counts as acknowledged: most, of three or more.
   */
  static int acknowledging(short replication) {
    return replication < COPIES_FOR_MAJORITY ? 1 : replication / 2 + 1;
  }

  NewTopic absent() {
    return new NewTopic(name, partitions, replication).configs(configuration);
  }

  /** What cannot be put right on a topic that has records; one line each. */
  List<String> shape(TopicDescription found) {
    List<String> differences = new ArrayList<>();
    int actual = found.partitions().size();
    if (actual != partitions) {
      differences.add(
          "topic %s has %d partitions (expected: %d, from %s)"
              .formatted(name, actual, partitions, KafkaSettings.PARTITIONS.name()));
    }
    int copies = found.partitions().stream().mapToInt(one -> one.replicas().size()).min().orElse(0);
    if (copies < replication) {
      differences.add(
          "topic %s has %d replicas (expected: %d, from %s)"
              .formatted(name, copies, replication, KafkaSettings.REPLICATION.name()));
    }
    return differences;
  }

  /** The entries of the topic's configuration that are otherwise, and what they are to be. */
  SortedMap<String, String> otherwise(Config found) {
    SortedMap<String, String> otherwise = new TreeMap<>(configuration);
    otherwise.entrySet().removeIf(entry -> holds(entry.getKey(), entry.getValue(), found));
    return otherwise;
  }

  private static boolean holds(String key, String expected, Config found) {
    String actual = actual(key, found);
    if (key.equals(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG) && actual.matches("[0-9]{1,9}")) {
      return Integer.parseInt(actual) >= Integer.parseInt(expected);
    }
    return actual.equals(expected);
  }

  private static String actual(String key, Config found) {
    ConfigEntry entry = found.get(key);
    return entry == null ? "" : Objects.requireNonNullElse(entry.value(), "");
  }

  /** The same as lines. */
  List<String> lines(Config found) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> entry : otherwise(found).entrySet()) {
      lines.add(
          "topic %s has %s=%s (expected: %s)"
              .formatted(name, entry.getKey(), actual(entry.getKey(), found), entry.getValue()));
    }
    return lines;
  }
}
