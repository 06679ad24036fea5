package org.linernotes.streams.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the topology tells of itself, beside Kafka Streams' own metrics. */
public final class StreamsMetrics {
  private final MeterRegistry registry;
  private final Counter rated;
  private final Set<Integer> pendingPartitions = ConcurrentHashMap.newKeySet();

  public StreamsMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.rated =
        Counter.builder("streams.cells.rated")
            .description("Cells rated, whether or not the outcome changed")
            .register(registry);
    Gauge.builder("streams.pending.partitions", pendingPartitions, Set::size)
        .description("Partitions in which something still awaits rating")
        .register(registry);
  }

  void rated(int cells) {
    rated.increment(cells);
  }

  void pending(int partition, boolean pending) {
    if (pending) {
      pendingPartitions.add(partition);
    } else {
      pendingPartitions.remove(partition);
    }
  }

  void quarantined(String cause) {
    Counter.builder("streams.quarantined")
        .description("Records set aside, by cause")
        .tag("cause", cause)
        .register(registry)
        .increment();
  }
}
