package org.linernotes.streams.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

/** Records that this instance has yet to read, as its consumers last saw. */
final class TopicLag {
  private static final String LAG = "records-lag";
  private static final String INTERNAL_END = "-repartition";

  private final Map<String, String> known = new HashMap<>();
  private final String internalBegin;

  TopicLag(TopicNames names) {
    for (Topic topic :
        new Topic[] {
          Topics.USAGE_REPORTED, Topics.USAGE_VOIDS, Topics.TRACKS, Topics.LICENCES, Topics.CONSENTS
        }) {
      known.put(dashed(names.of(topic)), topic.name());
    }
    internalBegin = dashed(names.group("usage-streams")) + "-";
  }

  /** By topic; internal ones by what they carry. */
  Map<String, Long> of(Map<MetricName, ? extends Metric> metrics) {
    Map<String, Double> byPartition = new HashMap<>();
    metrics.forEach(
        (name, metric) -> {
          String topic = name.tags().get("topic");
          if (name.name().equals(LAG)
              && topic != null
              && metric.metricValue() instanceof Double d) {
            // the same partition is told of twice: with its topic's dots, and with them replaced
            String partition = label(topic) + '\0' + name.tags().get("partition");
            byPartition.merge(partition, d.isNaN() ? 0 : d, Math::max);
          }
        });
    Map<String, Long> lag = new TreeMap<>();
    byPartition.forEach(
        (partition, records) ->
            lag.merge(
                partition.substring(0, partition.indexOf('\0')), records.longValue(), Long::sum));
    return lag;
  }

  private String label(String topic) {
    String dashed = dashed(topic);
    if (dashed.startsWith(internalBegin) && dashed.endsWith(INTERNAL_END)) {
      return dashed.substring(internalBegin.length(), dashed.length() - INTERNAL_END.length());
    }
    return known.getOrDefault(dashed, topic);
  }

  private static String dashed(String topic) {
    return topic.replace('.', '_');
  }
}
