package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;
import org.linernotes.topic.TopicNames;

class TopicLagTest {
  @Test
  void shouldTellTheLagOfATopicOnceHoweverOftenItIsMeasured() {
    Map<MetricName, Metric> metrics =
        Map.ofEntries(
            lag("p.usage.reported", "0", 7),
            lag("p_usage_reported", "0", 7),
            lag("p.usage.reported", "1", 5),
            lag("p.usage-streams-cells-repartition", "0", 3),
            lag("p.catalogue.tracks", "0", Double.NaN));

    assertThat(new TopicLag(new TopicNames("p.")).of(metrics))
        .containsExactly(
            Map.entry("catalogue.tracks", 0L),
            Map.entry("cells", 3L),
            Map.entry("usage.reported", 12L));
  }

  private static Map.Entry<MetricName, Metric> lag(String topic, String partition, double records) {
    MetricName name =
        new MetricName(
            "records-lag", "consumer", "", Map.of("topic", topic, "partition", partition));
    Measurable measured = (config, now) -> records;
    return Map.entry(
        name, new KafkaMetric(new Object(), name, measured, new MetricConfig(), Time.SYSTEM));
  }
}
