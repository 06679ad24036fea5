package org.linernotes.streams.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Quarantined;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.AvroSerde;
import org.linernotes.streams.usage.AuditTally;
import org.linernotes.streams.usage.CellChange;
import org.linernotes.streams.usage.Identity;
import org.linernotes.streams.usage.SeenUse;
import org.linernotes.streams.usage.UsageEvents;

/**
 * Takes each reported event once and counts what became of all of them. Forwards what new uses add
 * to their cells, by identifier; conflicts and unreadable ones as quarantined records; and, as
 * {@link AuditBook} says, the changed counts and whether any await.
 *
 * <p>An event is decoded and checked before any state is touched, so that a poison record leaves no
 * trace but its counts. Whether it was seen is state, written in the same transaction as what
 * follows from it: no crash can leave an id claimed and its use lost.
 */
@SuppressWarnings("NullAway.Init") // set by init, as Kafka Streams' processors are
final class Recorder extends ContextualProcessor<byte[], byte[], Object, Object> {
  static final String UNKNOWN_PLATFORM = "unknown";

  private final AvroSerde<UsageReported> serde;
  private final Duration tick;
  private KeyValueStore<byte[], byte[]> seen;
  private AuditBook audit;

  Recorder(AvroSerde<UsageReported> serde, Duration tick) {
    this.serde = serde;
    this.tick = tick;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    super.init(context);
    seen = context.getStateStore(StateStores.SEEN);
    audit = new AuditBook(context, tick);
    audit.resume(); // for the void recorder's book too, which has the same marks
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
    SeenUse before = SeenUse.parse(seen.get(identity));
    if (before.recorded()) {
      takeAgain(record, event, before);
      return;
    }
    SeenUse now = before.record(event);
    seen.put(identity, now.toBytes());
    count(event, AuditTally.RECORDED);
    if (now.counts()) {
      Object use = new CellChange(UsageEvents.unmatchedCell(event), UsageEvents.asSum(event));
      Headers carried = CellTraces.carried(record.headers());
      context().forward(new Record<>(event.getTrack(), use, record.timestamp(), carried));
    } else {
      audit.count(event.getPlatform(), period(event), AuditTally::addVoid);
    }
  }

  private void takeAgain(Record<byte[], byte[]> record, UsageReported event, SeenUse first) {
    boolean duplicate = first.hasContentOf(event);
    SeenUse now = duplicate ? first.withDuplicate() : first.withConflict();
    seen.put(Identity.of(event), now.toBytes());
    if (duplicate) {
      count(event, AuditTally.DUPLICATE);
    } else {
      count(event, AuditTally.CONFLICT);
      Poison conflict = Poison.conflict(event.getId());
      try (EventIdentity logged = EventIdentity.of(event)) {
        forward(record, conflict.at(context(), record, event.getPlatform(), period(event)));
      }
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
    if (event != null && identified(record, event)) {
      byte[] identity = Identity.of(event);
      SeenUse now = SeenUse.parse(seen.get(identity)).withQuarantined();
      seen.put(identity, now.toBytes());
    }
    audit.count(platform.replace('\0', '?'), period, AuditTally.QUARANTINED::addTo);
    Quarantined quarantined = poison.at(context(), record, platform, period);
    if (event == null) {
      forward(record, quarantined);
      return;
    }
    try (EventIdentity logged = EventIdentity.of(event)) {
      forward(record, quarantined);
    }
  }

  /** What is impossible can still have an identity by which its platform may ask for it. */
  private static boolean identified(Record<byte[], byte[]> record, UsageReported event) {
    return UsageEvents.identified(event) && event.getTrack().equals(Keys.text(record.key()));
  }

  private void forward(Record<byte[], byte[]> record, Object value) {
    context().forward(new Record<>(record.key(), value, record.timestamp()));
  }

  private static String period(UsageReported event) {
    YearMonth period = UsageEvents.period(event.getOccurredAt());
    return period.toString();
  }

  private void count(UsageReported event, AuditTally tally) {
    audit.count(event.getPlatform(), period(event), tally::addTo);
  }
}
