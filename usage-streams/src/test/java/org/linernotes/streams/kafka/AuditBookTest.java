package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.RatingProgress;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.streams.usage.AuditTally;

/** A new book on the same stores is the task after a restart: all else of it is gone. */
class AuditBookTest {
  private static final int PARTITION = 3;

  private final MockProcessorContext<Object, Object> context =
      new MockProcessorContext<>(
          Pipeline.config(), new TaskId(0, PARTITION), new File("target/streams-state"));
  private final KeyValueStore<String, AuditCounts> counts =
      store(
          StateStores.AUDIT_COUNTS,
          new StateStores(new ReleasedSchemas())
              .state(AuditCounts.getClassSchema(), StateStores.AUDIT_COUNTS));
  private final KeyValueStore<String, byte[]> pending =
      store(StateStores.AUDIT_PENDING, Serdes.ByteArray());
  private int scheduledBefore;

  private <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore((StateStore) store);
    return store;
  }

  private AuditBook started() {
    context.resetForwards();
    context.setCurrentSystemTimeMs(500L);
    scheduledBefore = context.scheduledPunctuators().size();
    AuditBook book = new AuditBook(context, Pipeline.TICK);
    book.resume();
    return book;
  }

  /** What was scheduled since the start and still is. */
  private List<CapturedPunctuator> due() {
    return context.scheduledPunctuators().stream()
        .skip(scheduledBefore)
        .filter(p -> !p.cancelled())
        .toList();
  }

  private void tick() {
    due().forEach(punctuator -> punctuator.getPunctuator().punctuate(1_000L));
  }

  private static void count(AuditBook book, String period) {
    book.count("sonara", period, AuditTally.RECORDED::addTo);
  }

  /** Counts as their month, progress as key and flag, in the order in which they left. */
  private List<String> left() {
    return context.forwarded().stream().map(f -> f.record()).map(AuditBookTest::text).toList();
  }

  private static String text(Record<?, ?> record) {
    return record.value() instanceof RatingProgress progress
        ? Keys.text((byte[]) record.key()) + " " + progress.getPending()
        : ((AuditCounts) record.value()).getPeriod();
  }

  @Test
  void shouldTellBeforeCountsLeaveAndAfterUnderAKeyOfItsPartition() {
    AuditBook book = started();
    count(book, "2026-09");
    count(book, "2026-10");
    tick();

    assertThat(left()).containsExactly("audit-3 true", "2026-09", "2026-10", "audit-3 false");
  }

  @Test
  void shouldForwardAfterARestartWhatAwaitedWithoutTellingThatItAwaitsAgain() {
    count(started(), "2026-09");

    AuditBook book = started();
    assertThat(left()).isEmpty();
    count(book, "2026-10");
    tick();
    assertThat(left()).containsExactly("2026-09", "2026-10", "audit-3 false");
  }

  @Test
  void shouldForwardAfterARestartWithoutAnyFurtherEvent() {
    count(started(), "2026-09");
    started();
    tick();
    tick();
    assertThat(left()).containsExactly("2026-09", "audit-3 false");
  }

  @Test
  void shouldStayIdleAfterARestartWhenAllHasLeft() {
    count(started(), "2026-09");
    tick();

    AuditBook book = started();
    assertThat(due()).isEmpty();
    count(book, "2026-10");
    tick();
    assertThat(left()).containsExactly("audit-3 true", "2026-10", "audit-3 false");
    assertThat(counts.approximateNumEntries()).isEqualTo(2);
  }

  /** Its transaction was lost: counts and mark are as before, and what it told was never seen. */
  @Test
  void shouldTellAnewWhatWasLostWithItsTransaction() {
    count(started(), "2026-09");
    pending.delete(Keys.joined("sonara", "2026-09"));
    counts.delete(Keys.joined("sonara", "2026-09"));

    count(started(), "2026-09");
    assertThat(left()).containsExactly("audit-3 true");
    assertThat(counts.get(Keys.joined("sonara", "2026-09")).getRecorded()).isEqualTo(1);
  }

  @Test
  void shouldLetWhicheverBookOfTheTaskTicksFirstForwardForBoth() {
    AuditBook book = started();
    AuditBook other = new AuditBook(context, Pipeline.TICK);
    count(book, "2026-09");
    count(other, "2026-10");
    tick();

    assertThat(left()).containsExactly("audit-3 true", "2026-09", "2026-10", "audit-3 false");
  }
}
