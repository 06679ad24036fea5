package org.linernotes.streams.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.linernotes.streams.StreamsMeters;

/** What the topology tells of itself, beside Kafka Streams' own metrics. */
public final class StreamsMetrics {
  private final MeterRegistry registry;
  private final Counter rated;
  private final Set<Integer> pendingPartitions = ConcurrentHashMap.newKeySet();

  public StreamsMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.rated = StreamsMeters.RATED.counter(registry);
    StreamsMeters.PENDING_PARTITIONS.gauge(registry, pendingPartitions, Set::size);
    Poison.CAUSES.forEach(cause -> StreamsMeters.QUARANTINED.counter(registry, cause));
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
    StreamsMeters.QUARANTINED.counter(registry, cause).increment();
  }
}
