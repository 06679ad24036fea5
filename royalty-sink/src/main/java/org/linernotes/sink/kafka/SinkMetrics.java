package org.linernotes.sink.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.linernotes.sink.batch.Batch;

/** What an operator sees of the worker. */
final class SinkMetrics {
  private final MeterRegistry registry;
  private final Counter entries;
  private final Counter failures;
  private final Timer batches;
  private final Map<String, AtomicLong> lagByTopic = new TreeMap<>();

  SinkMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.entries =
        Counter.builder("sink.entries").description("Ledger entries booked").register(registry);
    this.failures =
        Counter.builder("sink.failures")
            .description("Batches that were not booked and are tried again")
            .register(registry);
    this.batches =
        Timer.builder("sink.batch")
            .description("Database transactions of the books, from the first statement to commit")
            .register(registry);
  }

  void showLag(Collection<String> topics) {
    for (String topic : topics) {
      AtomicLong lag = new AtomicLong();
      lagByTopic.put(topic, lag);
      Gauge.builder("sink.lag", lag, AtomicLong::doubleValue)
          .description("Records of the partitions read here that are not booked yet")
          .tag("topic", topic)
          .register(registry);
    }
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void booked(Timer.Sample sample, Batch batch, int bookedEntries) {
    sample.stop(batches);
    entries.increment(bookedEntries);
    batch.recordsByTopic().forEach((topic, records) -> count("sink.records", topic, records));
  }

  void failed() {
    failures.increment();
  }

  void unreadable(String topic) {
    count("sink.unreadable", topic, 1);
  }

  void lag(Map<String, Long> lag) {
    lagByTopic.forEach((topic, gauge) -> gauge.set(lag.getOrDefault(topic, 0L)));
  }

  private void count(String name, String topic, int amount) {
    Counter.builder(name)
        .description(
            name.equals("sink.records") ? "Records booked" : "Records set aside as unreadable")
        .tag("topic", topic)
        .register(registry)
        .increment(amount);
  }
}
