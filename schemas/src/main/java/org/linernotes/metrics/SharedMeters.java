package org.linernotes.metrics;

import java.util.List;
import java.util.stream.Stream;

/** What every service measures, whatever else it does. */
public final class SharedMeters {
  public static final Metric CONNECTIONS =
      Metric.gauge("http.server.connections", "Open connections");
  public static final Metric CONNECTIONS_CLOSED =
      Metric.counter(
          "http.server.connections.closed",
          "Connections that the server closed to protect itself: `too-many`, `slow-head`, `answered`"
              + " (the body went on after its answer)",
          "reason");
  public static final Metric ACCESS_LOG =
      Metric.counter(
          "access.log.records",
          "Records of the access log: `written`, `lost` (not acknowledged), `suppressed` (strangers"
              + " beyond so many a second)",
          "outcome");

  private static final List<Metric> ALL = List.of(CONNECTIONS, CONNECTIONS_CLOSED, ACCESS_LOG);

  private static final List<MetricFamily> FAMILIES =
      List.of(
          new MetricFamily(
              "http.server.",
              "Armeria: requests by `route`, `method` and `status`, with their durations and"
                  + " lengths"),
          new MetricFamily("armeria.", "Armeria: its event loops and build"),
          new MetricFamily("jvm.", "the JVM: memory, garbage collection, threads, classes"),
          new MetricFamily("process.", "the process: processor time, files, uptime"),
          new MetricFamily("system.", "the machine: processors and load"),
          new MetricFamily("kafka.producer.", "Kafka's producers, by `client.id`"),
          new MetricFamily("kafka.consumer.", "Kafka's consumers, by `client.id`"),
          new MetricFamily("kafka.app.", "Kafka's clients: when they were started"));

  private SharedMeters() {}

  /** Every meter of a service: its own, and those of all. */
  public static List<Metric> with(Metric... own) {
    return Stream.concat(Stream.of(own), ALL.stream()).toList();
  }

  /** What libraries add to them. */
  public static List<MetricFamily> families(MetricFamily... own) {
    return Stream.concat(FAMILIES.stream(), Stream.of(own)).toList();
  }
}
