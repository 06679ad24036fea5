package org.linernotes.streams.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.RatingProgress;

/**
 * What became of the events of each platform and month, in this partition. Marks the counts that
 * change and forwards the marked ones at the next tick, which may fall after the transaction that
 * read the events: so it tells, under a key of its own beside the rater's, that counts await when
 * the first is marked, and that none does when all have left.
 *
 * <p>Marks are state and the same for all books of a task, so what was told last, in a transaction
 * that was committed, always is whether there are marks. Two things rest on this. A book that ticks
 * forwards what the other has marked too, so its "none" is true of both. And after a restart, where
 * nothing can be forwarded before the first record or tick, nothing has to be: if marks are
 * restored, that they await was told in the transaction that wrote them; if a transaction was lost,
 * so were its marks and what it told. Kept in memory instead, a restart would forget the marks and
 * "counts await" would stand for ever, or until whatever came next.
 */
final class AuditBook {
  private static final byte[] MARK = new byte[0];

  private final ProcessorContext<Object, Object> context;
  private final Duration tick;
  private final KeyValueStore<String, AuditCounts> counts;
  private final KeyValueStore<String, byte[]> pending;
  private @Nullable Cancellable ticking;

  AuditBook(ProcessorContext<Object, Object> context, Duration tick) {
    this.context = context;
    this.tick = tick;
    this.counts = context.getStateStore(StateStores.AUDIT_COUNTS);
    this.pending = context.getStateStore(StateStores.AUDIT_PENDING);
  }

  /** After a start: what was marked before it has not been forwarded. One book of the task does. */
  void resume() {
    if (!marked().isEmpty()) {
      awaken();
    }
  }

  void count(String platform, String period, UnaryOperator<AuditCounts> change) {
    String key = Keys.joined(platform, period);
    AuditCounts before = counts.get(key);
    if (before == null) {
      before = new AuditCounts(platform, period, partition(), 0L, 0L, 0L, 0L, 0L, 0L);
    }
    counts.put(key, change.apply(before));
    mark(key);
    awaken();
  }

  private void mark(String key) {
    if (pending.get(key) == null) {
      if (marked().isEmpty()) {
        tell(true, context.currentSystemTimeMs());
      }
      pending.put(key, MARK);
    }
  }

  private List<String> marked() {
    List<String> marked = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = pending.all()) {
      all.forEachRemaining(mark -> marked.add(mark.key));
    }
    return marked;
  }

  /** In the transaction of the first mark, or of the counts: neither is ever seen without it. */
  private void tell(boolean awaits, long now) {
    Object progress = new RatingProgress(partition(), awaits, Instant.ofEpochMilli(now));
    context.forward(new Record<>((Object) Keys.bytes("audit-" + partition()), progress, now));
  }

  private int partition() {
    return context.taskId().partition();
  }

  /** Ticks only while counts await: every tick is a commit, also of an idle stack. */
  private void awaken() {
    if (ticking == null) {
      ticking = context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::forwardMarked);
    }
  }

  private void forwardMarked(long now) {
    List<String> marked = marked();
    for (String key : marked) {
      forward(key, now);
      pending.delete(key);
    }
    if (!marked.isEmpty()) { // else the other book was faster
      tell(false, now);
    }
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
  }

  private void forward(String key, long now) {
    AuditCounts current = counts.get(key);
    String recordKey = Keys.joined(key, Integer.toString(current.getPartition()));
    context.forward(new Record<>((Object) Keys.bytes(recordKey), (Object) current, now));
  }
}
