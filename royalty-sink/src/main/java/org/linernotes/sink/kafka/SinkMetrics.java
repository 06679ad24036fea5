package org.linernotes.sink.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.linernotes.sink.SinkMeters;
import org.linernotes.sink.flow.BooksLag;

/** What an operator sees of the worker, beside what is booked. */
final class SinkMetrics implements BooksLag {
  private static final double MILLIS = 1000;

  private final MeterRegistry registry;
  private final Clock clock;
  private final Counter failures;
  private final Map<String, AtomicLong> lagByTopic = new TreeMap<>();
  private volatile long newestMillis = -1;
  private volatile boolean behind;

  SinkMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.failures = SinkMeters.FAILURES.counter(registry);
    SinkMeters.FRESHNESS.gauge(registry, this, SinkMetrics::freshnessSeconds);
  }

  void showLag(Collection<String> topics) {
    for (String topic : topics) {
      AtomicLong lag = new AtomicLong();
      lagByTopic.put(topic, lag);
      SinkMeters.LAG.gauge(registry, lag, AtomicLong::doubleValue, topic);
      Counter unused = SinkMeters.UNREADABLE.counter(registry, topic);
    }
  }

  /**
   * A batch is booked.
   *
   * @param newestRecordMillis when its newest record was written; -1 if it has none
   * @param lag by topic: records not booked yet
   */
  void booked(long newestRecordMillis, Map<String, Long> lag) {
    newestMillis = Math.max(newestMillis, newestRecordMillis);
    behind = lag.values().stream().anyMatch(records -> records > 0);
    lagByTopic.forEach((topic, gauge) -> gauge.set(lag.getOrDefault(topic, 0L)));
  }

  void failed() {
    behind = true;
    failures.increment();
  }

  /** Nothing is left to book. */
  void caughtUp() {
    behind = false;
  }

  void unreadable(String topic) {
    SinkMeters.UNREADABLE.counter(registry, topic).increment();
  }

  private double freshnessSeconds() {
    return freshness().map(age -> age.toMillis() / MILLIS).orElse(Double.NaN);
  }

  /** An idle stack is fresh: nothing newer than what is booked was written. */
  @Override
  public Optional<Duration> freshness() {
    if (!behind) {
      return Optional.of(Duration.ZERO);
    }
    long newest = newestMillis;
    return newest < 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.max(0, clock.millis() - newest)));
  }

  @Override
  public SortedMap<String, Long> records() {
    SortedMap<String, Long> records = new TreeMap<>();
    lagByTopic.forEach((topic, lag) -> records.put(topic, lag.get()));
    return records;
  }
}
