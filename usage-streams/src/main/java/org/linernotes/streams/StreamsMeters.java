package org.linernotes.streams;

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
  public static final Metric UNRATED =
      Metric.gauge(
          "streams.unrated.marks",
          "What awaits rating in the partitions worked on here: cells, runs of a track and whole"
              + " tracks");
  public static final Metric UNRATED_AGE =
      Metric.gauge(
              "streams.unrated.age",
              "At most how long the oldest of it has waited since the partition came here; 0:"
                  + " nothing waits")
          .in("seconds");
  public static final Metric RERATING_PENDING =
      Metric.gauge(
          "streams.rerating.pending",
          "Licensors and artists whose terms changed and whose tracks are not all looked through,"
              + " in each partition");
  public static final Metric RERATING_DONE =
      Metric.counter(
          "streams.rerating.done", "Tracks looked through and marked because terms changed");
  public static final Metric QUARANTINED =
      Metric.counter("streams.quarantined", "Records set aside, by cause", "cause");

  public static final List<Metric> ALL =
      SharedMeters.with(
          RATED,
          PENDING_PARTITIONS,
          UNRATED,
          UNRATED_AGE,
          RERATING_PENDING,
          RERATING_DONE,
          QUARANTINED);
  public static final List<MetricFamily> FAMILIES =
      SharedMeters.families(
          new MetricFamily(
              "kafka.stream.", "Kafka Streams: threads, tasks, processors and RocksDB, by thread"),
          new MetricFamily("kafka.admin.client.", "Kafka's administration clients"));

  private StreamsMeters() {}
}
