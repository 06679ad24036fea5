package org.linernotes.ingest;

import java.util.List;
import org.linernotes.metrics.Metric;
import org.linernotes.metrics.MetricFamily;
import org.linernotes.metrics.SharedMeters;

/** Every meter of ingest-service. */
public final class IngestMeters {
  public static final Metric ITEMS =
      Metric.counter(
          "ingest.items",
          "Items of write requests by what became of them: `accepted`, `rejected` with its code, or"
              + " `undelivered` (answered 503)",
          "kind",
          "outcome",
          "code");
  public static final Metric PLATFORM_ITEMS =
      Metric.counter(
          "ingest.platform.items",
          "The same by platform, for who sends what; the first 100 platforms by name, all others as"
              + " `other`",
          "platform",
          "kind",
          "outcome");
  public static final Metric BROKEN =
      Metric.counter(
          "ingest.broken",
          "Write requests that ended before all of their body was read",
          "kind",
          "code");
  public static final Metric BUSY =
      Metric.counter(
          "ingest.busy", "Write requests turned away, answered 429 or 503", "kind", "code");
  public static final Metric ACKNOWLEDGED =
      Metric.timer(
          "ingest.ack", "From the last record of a request sent to all of them acknowledged");
  public static final Metric IN_FLIGHT =
      Metric.gauge(
              "ingest.in.flight",
              "Kept for bodies that are not read and records that are not acknowledged yet")
          .in("bytes");
  public static final Metric RUNNING =
      Metric.gauge("ingest.requests.running", "Write requests that are not answered yet");
  public static final Metric HELD =
      Metric.counter(
          "ingest.requests.held",
          "Times that a request was read no faster than its sender may send");
  public static final Metric CATALOGUE =
      Metric.gauge("ingest.catalogue.items", "Items of the catalogue whose owners are known");

  /** How many platforms have a name of their own in the tags. */
  public static final int PLATFORMS = 100;

  public static final List<Metric> ALL =
      SharedMeters.with(
          ITEMS, PLATFORM_ITEMS, BROKEN, BUSY, ACKNOWLEDGED, IN_FLIGHT, RUNNING, HELD, CATALOGUE);
  public static final List<MetricFamily> FAMILIES = SharedMeters.families();

  private IngestMeters() {}
}
