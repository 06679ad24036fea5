package org.linernotes.sink;

import java.util.List;
import org.linernotes.metrics.Metric;
import org.linernotes.metrics.MetricFamily;
import org.linernotes.metrics.SharedMeters;

/** Every meter of royalty-sink. */
public final class SinkMeters {
  public static final Metric RECORDS = Metric.counter("sink.records", "Records booked", "topic");
  public static final Metric UNREADABLE =
      Metric.counter(
          "sink.unreadable",
          "Records set aside: unreadable, or refused by the database or a rule of the ledger",
          "topic");
  public static final Metric ENTRIES = Metric.counter("sink.entries", "Ledger entries booked");
  public static final Metric FAILURES =
      Metric.counter("sink.failures", "Batches that were not booked and are tried again");
  public static final Metric BATCH =
      Metric.timer(
          "sink.batch", "Database transactions of the books, from the first statement to commit");
  public static final Metric LAG =
      Metric.gauge(
          "sink.lag", "Records of the partitions read here that are not booked yet", "topic");
  public static final Metric FRESHNESS =
      Metric.gauge(
              "sink.freshness",
              "How far the books are behind: since the newest record that is booked was written,"
                  + " while there are others or booking fails; else 0")
          .in("seconds");
  public static final Metric MONTH_STEPS =
      Metric.timer(
          "sink.month.step",
          "Reviews, drafts and closes of months: `done`, `refused` (not its turn, or a check"
              + " failed) or `failed`",
          "step",
          "outcome");

  public static final Metric IMBALANCE =
      Metric.gauge(
          "sink.imbalance",
          "Debits less credits of the whole ledger, of all postings looked at so far: must be 0",
          "currency");
  public static final Metric UNCHECKED =
      Metric.gauge(
          "sink.imbalance.unchecked",
          "Entry ids that the imbalance has not been worked out for yet");
  public static final Metric AUDIT_EVENTS =
      Metric.gauge(
          "sink.audit.events",
          "Events of all months, as the books have them: `reported`, `recorded`, `duplicates`,"
              + " `conflicts`, `quarantined`, `voided`; by platform as for ingest",
          "platform",
          "outcome");
  public static final Metric AUDIT_DIFFERENCE =
      Metric.gauge(
          "sink.audit.difference",
          "reported less (recorded + duplicates + conflicts + quarantined), summed without sign"
              + " over platforms and months: must be 0");
  public static final Metric MONTHS_DUE =
      Metric.gauge(
          "sink.months.due", "Months that are over, have use or entries and are not closed");
  public static final Metric MONTH_UNRATED =
      Metric.gauge(
          "sink.month.unrated.events",
          "Of the last 12 months due: events recorded and not voided, less events rated, summed"
              + " without sign over platforms; 0: as far as the books can tell, the month may"
              + " close",
          "month");
  public static final Metric PARKED =
      Metric.gauge(
          "sink.parked.cells",
          "Cells whose latest accrual could not be booked; what they owe is not in the books");
  public static final Metric QUARANTINE =
      Metric.gauge("sink.quarantine.records", "Records in the quarantine, by cause", "cause");
  public static final Metric WATCHED =
      Metric.gauge(
              "sink.watch.age",
              "Since the gauges that the database is asked for (`sink.imbalance` to"
                  + " `sink.quarantine.records`) were last asked for")
          .in("seconds");

  public static final List<Metric> ALL =
      SharedMeters.with(
          RECORDS,
          UNREADABLE,
          ENTRIES,
          FAILURES,
          BATCH,
          LAG,
          FRESHNESS,
          MONTH_STEPS,
          IMBALANCE,
          UNCHECKED,
          AUDIT_EVENTS,
          AUDIT_DIFFERENCE,
          MONTHS_DUE,
          MONTH_UNRATED,
          PARKED,
          QUARANTINE,
          WATCHED);
  public static final List<MetricFamily> FAMILIES =
      SharedMeters.families(
          new MetricFamily(
              "hikaricp.",
              "HikariCP: connections in use and waited for, of the pools `sink-books`,"
                  + " `sink-reports`, `sink-months` and `sink-watch`"));

  private SinkMeters() {}
}
