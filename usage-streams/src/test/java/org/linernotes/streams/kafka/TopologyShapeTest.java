package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.TopicNames;

/**
 * The topology's shape is part of the state's names: a renamed operator or store loses what it
 * holds.
 */
class TopologyShapeTest {

  private static String described() {
    Properties config = Pipeline.config();
    return new UsageTopology(
            new TopicNames(""),
            new ReleasedSchemas(),
            4,
            new RatingLimits(Pipeline.TICK, 1, 1),
            new StreamsMetrics(new SimpleMeterRegistry()),
            config)
        .build()
        .describe()
        .toString();
  }

  @Test
  void shouldKeepTheShapeThatRunningStateReliesOn() throws IOException {
    try (InputStream golden =
        Objects.requireNonNull(getClass().getResourceAsStream("topology.txt"), "topology.txt")) {
      String expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(described().strip()).isEqualToNormalizingNewlines(expected.strip());
    }
  }

  @Test
  void shouldNameEveryOperator() {
    assertThat(described()).doesNotContain("KSTREAM-").doesNotContain("KTABLE-");
  }

  public static void main(String[] args) {
    System.out.print(described());
  }
}
