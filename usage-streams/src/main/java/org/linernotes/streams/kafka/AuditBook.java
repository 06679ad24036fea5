package org.linernotes.streams.kafka;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.AuditCounts;

/**
 * What became of the events of each platform and month, in this partition. Forwards the counts that
 * changed at each tick; all of them are absolute, so whichever processor of the task forwards last
 * is right.
 */
final class AuditBook {
  private final ProcessorContext<Object, Object> context;
  private final Duration tick;
  private final KeyValueStore<String, AuditCounts> counts;
  private final Set<String> changed = new HashSet<>();
  private @Nullable Cancellable ticking;

  AuditBook(ProcessorContext<Object, Object> context, Duration tick) {
    this.context = context;
    this.tick = tick;
    this.counts = context.getStateStore(StateStores.AUDIT_COUNTS);
  }

  /** After a start: what changed before it may not have been forwarded. */
  void forwardAll() {
    try (KeyValueIterator<String, AuditCounts> all = counts.all()) {
      all.forEachRemaining(entry -> changed.add(entry.key));
    }
    if (!changed.isEmpty()) {
      awaken();
    }
  }

  void count(String platform, String period, UnaryOperator<AuditCounts> change) {
    String key = Keys.joined(platform, period);
    AuditCounts before = counts.get(key);
    if (before == null) {
      int partition = context.taskId().partition();
      before = new AuditCounts(platform, period, partition, 0L, 0L, 0L, 0L, 0L, 0L);
    }
    counts.put(key, change.apply(before));
    changed.add(key);
    awaken();
  }

  /** Ticks only while counts have changed: every tick is a commit, also of an idle stack. */
  private void awaken() {
    if (ticking == null) {
      ticking = context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::forwardChanged);
    }
  }

  private void forwardChanged(long now) {
    for (String key : changed) {
      AuditCounts current = counts.get(key);
      String recordKey = Keys.joined(key, Integer.toString(current.getPartition()));
      context.forward(new Record<>(Keys.bytes(recordKey), (Object) current, now));
    }
    changed.clear();
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
  }
}
