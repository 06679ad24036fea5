package org.linernotes.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class BrokerHealthTest {
  private static final Node ONE = new Node(1, "one", 9092);
  private static final Node TWO = new Node(2, "two", 9092);
  private static final List<Node> BOTH = List.of(ONE, TWO);

  @Test
  void shouldBeWellWhileEnoughReplicasAreInSync() {
    assertThat(BrokerHealth.problem("t", new TopicPartitionInfo(0, ONE, BOTH, BOTH), 2)).isEmpty();
    assertThat(BrokerHealth.problem("t", new TopicPartitionInfo(0, ONE, BOTH, List.of(ONE)), 1))
        .isEmpty();
  }

  @Test
  void shouldNameThePartitionThatNobodyCouldWriteTo() {
    assertThat(BrokerHealth.problem("t", new TopicPartitionInfo(3, ONE, BOTH, List.of(ONE)), 2))
        .hasValue("t-3 has 1 replicas in sync (expected: 2 at least)");
    assertThat(BrokerHealth.problem("t", new TopicPartitionInfo(3, null, BOTH, List.of()), 1))
        .hasValue("t-3 has no leader");
  }
}
