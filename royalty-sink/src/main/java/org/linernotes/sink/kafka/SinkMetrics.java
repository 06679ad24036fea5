package org.linernotes.sink.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.linernotes.sink.SinkMeters;

/** What an operator sees of the worker, beside what is booked. */
final class SinkMetrics {
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

  /** An idle stack is fresh: nothing newer than what is booked was written. */
  private double freshnessSeconds() {
    if (!behind) {
      return 0;
    }
    long newest = newestMillis;
    return newest < 0 ? Double.NaN : Math.max(0, clock.millis() - newest) / MILLIS;
  }
}
