package org.linernotes.streams.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.AvroSerde;
import org.linernotes.streams.usage.AuditTally;
import org.linernotes.streams.usage.Identity;
import org.linernotes.streams.usage.UsageEvents;

/**
 * Takes each reported event once and counts what became of all of them. Forwards new uses by
 * identifier, conflicts and unreadable ones as quarantined records, and the changed counts at each
 * tick.
 *
 * <p>An event is decoded and checked before any state is touched, so that a poison record leaves no
 * trace but its count. Whether it was seen is state, written in the same transaction as what
 * follows from it: no crash can leave an id claimed and its use lost.
 */
@SuppressWarnings("NullAway.Init") // set by init, as Kafka Streams' processors are
final class Recorder extends ContextualProcessor<byte[], byte[], Object, Object> {
  static final String UNKNOWN_PLATFORM = "unknown";

  private final AvroSerde<UsageReported> serde;
  private final Duration tick;
  private final Set<String> changedCounts = new HashSet<>();
  private KeyValueStore<byte[], byte[]> seen;
  private KeyValueStore<String, AuditCounts> counts;
  private @Nullable Cancellable ticking;

  Recorder(AvroSerde<UsageReported> serde, Duration tick) {
    this.serde = serde;
    this.tick = tick;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    super.init(context);
    seen = context.getStateStore(StateStores.SEEN);
    counts = context.getStateStore(StateStores.AUDIT_COUNTS);
    changedCounts.clear(); // a task that lost its transaction is initialised anew, with other state
    try (KeyValueIterator<String, AuditCounts> all = counts.all()) {
      all.forEachRemaining(entry -> changedCounts.add(entry.key)); // emitted again after a restart
    }
    ticking = null;
    if (!changedCounts.isEmpty()) {
      awaken();
    }
  }

  /** Ticks only while counts have changed: every tick is a commit, also of an idle stack. */
  private void awaken() {
    if (ticking == null) {
      ticking = context().schedule(tick, PunctuationType.WALL_CLOCK_TIME, this::emitCounts);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    UsageReported event;
    try {
      event = serde.deserialize("", record.value());
    } catch (SerializationException e) {
      setAside(record, null, Poison.unreadable(e.getMessage()));
      return;
    }
    Optional<String> flaw = event == null ? Optional.of("no value") : flaw(record, event);
    if (flaw.isPresent()) {
      setAside(record, event, Poison.invalid(flaw.get()));
    } else {
      take(record, event);
    }
  }

  private static Optional<String> flaw(Record<byte[], byte[]> record, UsageReported event) {
    String key = Keys.text(record.key());
    return event.getTrack().equals(key)
        ? UsageEvents.flaw(event)
        : Optional.of(
            "record key: '" + key + "' (expected: the event's track " + event.getTrack() + ")");
  }

  private void take(Record<byte[], byte[]> record, UsageReported event) {
    byte[] identity = Identity.of(event);
    byte[] content = Identity.content(event);
    byte[] first = seen.get(identity);
    if (first == null) {
      seen.put(identity, content);
      count(event, AuditTally.RECORDED);
      context().forward(new Record<>(event.getTrack(), event, record.timestamp()));
    } else if (Arrays.equals(first, content)) {
      count(event, AuditTally.DUPLICATE);
    } else {
      count(event, AuditTally.CONFLICT);
      Poison conflict = Poison.conflict(event.getId());
      forward(record, conflict.at(context(), record, event.getPlatform(), period(event)));
    }
  }

  private void setAside(
      Record<byte[], byte[]> record, @Nullable UsageReported event, Poison poison) {
    String platform =
        event == null || event.getPlatform().isEmpty() ? UNKNOWN_PLATFORM : event.getPlatform();
    String period =
        event == null
            ? UsageEvents.period(Instant.ofEpochMilli(record.timestamp())).toString()
            : period(event);
    count(platform.replace('\0', '?'), period, AuditTally.QUARANTINED);
    forward(record, poison.at(context(), record, platform, period));
  }

  private void forward(Record<byte[], byte[]> record, Object value) {
    context().forward(new Record<>(record.key(), value, record.timestamp()));
  }

  private static String period(UsageReported event) {
    YearMonth period = UsageEvents.period(event.getOccurredAt());
    return period.toString();
  }

  private void count(UsageReported event, AuditTally tally) {
    count(event.getPlatform(), period(event), tally);
  }

  private void count(String platform, String period, AuditTally tally) {
    String key = Keys.joined(platform, period);
    AuditCounts before = counts.get(key);
    if (before == null) {
      before =
          new AuditCounts(platform, period, context().taskId().partition(), 0L, 0L, 0L, 0L, 0L, 0L);
    }
    counts.put(key, tally.addTo(before));
    changedCounts.add(key);
    awaken();
  }

  private void emitCounts(long now) {
    for (String key : changedCounts) {
      AuditCounts changed = counts.get(key);
      String recordKey = Keys.joined(key, Integer.toString(changed.getPartition()));
      context().forward(new Record<>(Keys.bytes(recordKey), (Object) changed, now));
    }
    changedCounts.clear();
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
  }
}
