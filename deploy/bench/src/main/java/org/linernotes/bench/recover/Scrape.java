package org.linernotes.bench.recover;

import java.util.function.Predicate;

/** What an instance tells of itself in {@code /metrics}. */
record Scrape(String text) {
  private static final String LAG = "kafka_consumer_fetch_manager_records_lag{";

  /**
   * Records of changelogs that it has yet to read, for what it stands by for and what it restores.
   */
  double restoreLag() {
    return sum(line -> line.startsWith(LAG) && line.contains("restore-consumer"));
  }

  /** Partitions of reported use that it works on. */
  long inputs() {
    return text.lines()
        .filter(line -> line.startsWith(LAG) && !line.contains("restore-consumer"))
        .filter(line -> line.contains("usage_reported") || line.contains("usage.reported"))
        .count();
  }

  private double sum(Predicate<String> wanted) {
    return text.lines()
        .filter(wanted)
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToDouble(Double::parseDouble)
        .filter(value -> !Double.isNaN(value))
        .sum();
  }
}
