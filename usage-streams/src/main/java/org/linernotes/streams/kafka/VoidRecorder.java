package org.linernotes.streams.kafka;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageVoid;
import org.linernotes.serde.AvroSerde;
import org.linernotes.streams.usage.AuditTally;
import org.linernotes.streams.usage.CellChange;
import org.linernotes.streams.usage.Identity;
import org.linernotes.streams.usage.SeenUse;
import org.linernotes.streams.usage.Sums;
import org.linernotes.streams.usage.UsageVoids;

/**
 * Takes uses back. It shares the {@link Recorder}'s state, which remembers a void whose event has
 * not come yet, so it makes no difference which of the two is read first. Forwards what its cell
 * loses, once however often a use is voided, and poison as quarantined records: these are no
 * events, so no count knows them.
 */
@SuppressWarnings("NullAway.Init") // set by init, as Kafka Streams' processors are
final class VoidRecorder extends ContextualProcessor<byte[], byte[], Object, Object> {
  private final AvroSerde<UsageVoid> serde;
  private final Duration tick;
  private KeyValueStore<byte[], byte[]> seen;
  private AuditBook audit;

  VoidRecorder(AvroSerde<UsageVoid> serde, Duration tick) {
    this.serde = serde;
    this.tick = tick;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    super.init(context);
    seen = context.getStateStore(StateStores.SEEN);
    audit = new AuditBook(context, tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    UsageVoid taken;
    try {
      taken = serde.deserialize("", record.value());
    } catch (SerializationException e) {
      setAside(record, null, Poison.unreadable(e.getMessage()));
      return;
    }
    Optional<String> flaw = taken == null ? Optional.of("no value") : flaw(record, taken);
    if (flaw.isPresent()) {
      setAside(record, taken, Poison.invalid(flaw.get()));
    } else {
      take(taken, record.timestamp());
    }
  }

  private static Optional<String> flaw(Record<byte[], byte[]> record, UsageVoid taken) {
    String key = Keys.text(record.key());
    return taken.getTrack().equals(key)
        ? UsageVoids.flaw(taken)
        : Optional.of(
            "record key: '" + key + "' (expected: the void's track " + taken.getTrack() + ")");
  }

  private void take(UsageVoid taken, long timestamp) {
    byte[] identity = Identity.of(taken.getPlatform(), taken.getTrack(), taken.getId());
    SeenUse before = SeenUse.parse(seen.get(identity));
    SeenUse now = before.takenBack();
    if (now != before) {
      seen.put(identity, now.toBytes());
    }
    if (before.counts()) {
      CellChange added = before.added(taken.getPlatform(), taken.getTrack());
      audit.count(taken.getPlatform(), period(added), AuditTally::addVoid);
      Object back = new CellChange(added.cell(), Sums.negate(added.change()));
      context().forward(new Record<>((Object) taken.getTrack(), back, timestamp));
    }
  }

  private static String period(CellChange use) {
    return YearMonth.from(use.cell().usageDay()).toString();
  }

  private void setAside(Record<byte[], byte[]> record, @Nullable UsageVoid taken, Poison poison) {
    String platform = taken == null || taken.getPlatform().isEmpty() ? null : taken.getPlatform();
    Object quarantined = poison.at(context(), record, platform, null);
    Record<Object, Object> aside = new Record<>(record.key(), quarantined, record.timestamp());
    if (taken == null) {
      context().forward(aside);
      return;
    }
    try (EventIdentity logged = EventIdentity.of(taken)) {
      context().forward(aside);
    }
  }
}
