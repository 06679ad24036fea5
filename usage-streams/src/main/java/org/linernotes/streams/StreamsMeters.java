package org.linernotes.streams;

import java.util.ArrayList;
import java.util.List;
import org.linernotes.metrics.Metric;
import org.linernotes.metrics.MetricFamily;
import org.linernotes.metrics.SharedMeters;

/** Every meter of usage-streams. */
public final class StreamsMeters {
  public static final Metric RATED =
      Metric.counter("streams.cells.rated", "Cells rated, whether or not the outcome changed");
  public static final Metric PENDING_PARTITIONS =
      Metric.gauge(
          "streams.pending.partitions", "Partitions in which something still awaits rating");
  public static final Metric QUARANTINED =
      Metric.counter("streams.quarantined", "Records set aside, by cause", "cause");

  public static final List<Metric> ALL = all();
  public static final List<MetricFamily> FAMILIES = families();

  private StreamsMeters() {}

  private static List<Metric> all() {
    List<Metric> all = new ArrayList<>(List.of(RATED, PENDING_PARTITIONS, QUARANTINED));
    all.addAll(SharedMeters.ALL);
    return List.copyOf(all);
  }

  private static List<MetricFamily> families() {
    List<MetricFamily> all = new ArrayList<>(SharedMeters.FAMILIES);
    all.add(
        new MetricFamily(
            "kafka.stream.", "Kafka Streams: threads, tasks, processors and RocksDB, by thread"));
    all.add(new MetricFamily("kafka.admin.client.", "Kafka's administration clients"));
    return List.copyOf(all);
  }
}
