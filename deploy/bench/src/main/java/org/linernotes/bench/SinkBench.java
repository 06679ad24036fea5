package org.linernotes.bench;

import org.linernotes.bench.kafka.AccrualWatch;
import org.linernotes.bench.postgres.BookedRecords;
import org.linernotes.config.Settings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.sink.RoyaltySinkService;

/** From a filled accruals topic to the last entry in PostgreSQL. */
final class SinkBench {
  private final Site site;

  SinkBench(Site site) {
    this.site = site;
  }

  /**
   * @param settings those under which the accruals were made
   */
  void run(Settings settings, Report report) {
    KafkaSettings kafka = KafkaSettings.from(settings);
    long end = AccrualWatch.committedEnd(kafka);
    try (RoyaltySinkService service = new RoyaltySinkService(Site.context(settings));
        BookedRecords booked = new BookedRecords(site.superuserUrl(), kafka.names())) {
      double seconds =
          Stopwatch.seconds(
              () -> {
                service.start();
                booked.await(end);
              });
      long[] counts = booked.counts();
      report.line("royalty-sink, topic to PostgreSQL", counts[0], "accruals", seconds);
      report.note(
          "start and migrations included; " + counts[1] + " entries, " + counts[2] + " postings");
    }
  }
}
