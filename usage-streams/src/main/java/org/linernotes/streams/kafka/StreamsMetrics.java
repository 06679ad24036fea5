package org.linernotes.streams.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.linernotes.streams.StreamsMeters;

/** What the topology tells of itself, beside Kafka Streams' own metrics. */
public final class StreamsMetrics {
  private static final double MILLIS = 1000;

  private final MeterRegistry registry;
  private final Clock clock;
  private final Counter rated;
  private final Counter lookedThrough;
  private final Map<Integer, Backlog> backlogs = new ConcurrentHashMap<>();
  private final Map<String, Counter> quarantined = new ConcurrentHashMap<>();

  /** By the machine's clock, as Kafka Streams has it. */
  public StreamsMetrics(MeterRegistry registry) {
    this(registry, Clock.systemUTC());
  }

  StreamsMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.rated = StreamsMeters.RATED.counter(registry);
    this.lookedThrough = StreamsMeters.RERATING_DONE.counter(registry);
    StreamsMeters.PENDING_PARTITIONS.gauge(registry, backlogs, Map::size);
    StreamsMeters.UNRATED.gauge(registry, this, metrics -> metrics.waiting().marks());
    StreamsMeters.UNRATED_AGE.gauge(registry, this, metrics -> metrics.waiting().ageSeconds());
    StreamsMeters.RERATING_PENDING.gauge(registry, this, metrics -> metrics.waiting().scans());
    Poison.CAUSES.forEach(this::counter);
  }

  void rated(int cells) {
    rated.increment(cells);
  }

  /** Something awaits rating in a partition that is worked on here. */
  void awaits(int partition, Backlog backlog) {
    backlogs.put(partition, backlog);
  }

  /** Nothing does, or not here. */
  void awaitsNothing(int partition) {
    backlogs.remove(partition);
  }

  void lookedThrough(int tracks) {
    lookedThrough.increment(tracks);
  }

  void quarantined(String cause) {
    counter(cause).increment();
  }

  private Counter counter(String cause) {
    return quarantined.computeIfAbsent(
        cause, name -> StreamsMeters.QUARANTINED.counter(registry, name));
  }

  /**
   * What awaits rating here, as it is at one moment.
   *
   * @param marks cells, runs of a track and whole tracks
   * @param scans licensors and artists whose terms changed and whose tracks are not all looked
   *     through
   * @param ageSeconds at most so long has the oldest of all that waited; 0 if nothing does
   */
  record Waiting(long marks, long scans, double ageSeconds) {}

  Waiting waiting() {
    List<Backlog> all = List.copyOf(backlogs.values());
    OptionalLong since = all.stream().mapToLong(Backlog::sinceMillis).min();
    return new Waiting(
        all.stream().mapToLong(Backlog::marks).sum(),
        all.stream().mapToLong(Backlog::scans).sum(),
        since.isEmpty() ? 0 : Math.max(0, clock.millis() - since.getAsLong()) / MILLIS);
  }

  /** Tracks looked through and marked because terms changed, since the start. */
  public long reratingDone() {
    return (long) lookedThrough.count();
  }

  /** Records set aside since the start. */
  public Map<String, Long> quarantinedByCause() {
    Map<String, Long> counts = new TreeMap<>();
    quarantined.forEach((cause, counter) -> counts.put(cause, (long) counter.count()));
    return counts;
  }
}
