package org.linernotes.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

class TopicPlanTest {
  private static final Node NODE = new Node(1, "broker", 9092);

  @Test
  void shouldNeverRemoveNorCompactEvidence() {
    List<String> compacted =
        plans(1).stream()
            .filter(plan -> "compact".equals(plan.configuration().get("cleanup.policy")))
            .map(TopicPlan::name)
            .toList();

    assertThat(compacted)
        .containsExactly(
            "p.usage.audit", "p.usage.rating", "p.usage.artist-months", "p.access.keys");
    assertThat(plans(1))
        .allSatisfy(plan -> assertThat(plan.configuration()).containsEntry("retention.ms", "-1"))
        .allSatisfy(
            plan -> assertThat(plan.configuration()).containsEntry("retention.bytes", "-1"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3", "5, 3"})
  void shouldAcknowledgeWhatMostCopiesHave(short replication, int copies) {
    assertThat(TopicPlan.acknowledging(replication)).isEqualTo(copies);
  }

  @Test
  void shouldNameAnotherPartitionCountAndTooFewReplicas() {
    assertThat(reported(3).shape(description(2, 1)))
        .containsExactly(
            "topic p.usage.reported has 2 partitions (expected: 4, from LINERNOTES_PARTITIONS)",
            "topic p.usage.reported has 1 replicas (expected: 3, from LINERNOTES_REPLICATION)");
    assertThat(reported(1).shape(description(4, 1))).isEmpty();
    assertThat(reported(1).shape(description(4, 3))).isEmpty();
  }

  @Test
  void shouldNameEverySettingThatWouldLoseEvidence() {
    Config lossy = config(Map.of("cleanup.policy", "compact", "retention.ms", "604800000"));

    assertThat(reported(1).lines(lossy))
        .containsExactly(
            "topic p.usage.reported has cleanup.policy=compact (expected: delete)",
            "topic p.usage.reported has min.insync.replicas= (expected: 1)",
            "topic p.usage.reported has retention.bytes= (expected: -1)",
            "topic p.usage.reported has retention.ms=604800000 (expected: -1)");
  }

  @Test
  void shouldAcceptMoreAcknowledgingCopiesThanNeeded() {
    Map<String, String> safer =
        Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "min.insync.replicas", "3");

    assertThat(reported(3).lines(config(safer))).isEmpty();
  }

  private static List<TopicPlan> plans(int replication) {
    return TopicPlan.of(
        new KafkaSettings("b:1", Map.of(), new TopicNames("p."), 4, (short) replication));
  }

  private static TopicPlan reported(int replication) {
    return plans(replication).stream()
        .filter(plan -> plan.name().endsWith(Topics.USAGE_REPORTED.name()))
        .findFirst()
        .orElseThrow();
  }

  private static TopicDescription description(int partitions, int replicas) {
    List<Node> nodes = IntStream.range(0, replicas).mapToObj(each -> NODE).toList();
    return new TopicDescription(
        "p.usage.reported",
        false,
        IntStream.range(0, partitions)
            .mapToObj(each -> new TopicPartitionInfo(each, NODE, nodes, nodes))
            .toList());
  }

  private static Config config(Map<String, String> entries) {
    return new Config(
        entries.entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .toList());
  }
}
