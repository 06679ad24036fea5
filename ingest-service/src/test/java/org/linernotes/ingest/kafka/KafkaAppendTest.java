package org.linernotes.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linernotes.ingest.item.Append;
import org.linernotes.ingest.item.EventLogException;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

class KafkaAppendTest {
  private static final LogEntry ENTRY = LogEntry.of("isrc:x", new byte[200]);

  private final AtomicLong now = new AtomicLong();
  private final AtomicLong released = new AtomicLong();
  private final AtomicLong told = new AtomicLong();
  private @Nullable RuntimeException refusal;
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
        @Override
        public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, Callback callback) {
          if (refusal != null) {
            callback.onCompletion(null, refusal); // as the producer does when it blocked in vain
            return CompletableFuture.failedFuture(refusal);
          }
          return super.send(record, (metadata, e) -> callback.onCompletion(sized(), e));
        }
      };
  private final KafkaEventLog log =
      new KafkaEventLog(producer, new TopicNames(""), new SimpleMeterRegistry(), now::get);

  /** As the producer tells it; the mock leaves the sizes out. */
  private static RecordMetadata sized() {
    return new RecordMetadata(
        new TopicPartition("t", 0), 0, 0, 0, ENTRY.key().length, ENTRY.value().length);
  }

  private Append open() {
    return log.open(
        Topics.USAGE_REPORTED,
        bytes -> {
          released.addAndGet(bytes);
          told.incrementAndGet();
        });
  }

  @Test
  void shouldBeDoneOnlyWhenTheLastRecordIsAcknowledged() {
    Append append = open();
    append.add(ENTRY);
    append.add(ENTRY);
    CompletableFuture<Void> done = append.finish();
    producer.completeNext();
    assertThat(done).isNotDone();
    producer.completeNext();
    assertThat(done).isCompleted();
    assertThat(released.get()).isEqualTo(2L * ENTRY.sizeBytes());
  }

  @Test
  void shouldNotBeDoneWhenAllSoFarIsAcknowledgedAndMoreMayCome() {
    Append append = open();
    append.add(ENTRY);
    producer.completeNext();
    assertThat(released.get()).isEqualTo(ENTRY.sizeBytes());
    append.add(ENTRY);
    CompletableFuture<Void> done = append.finish();
    assertThat(done).isNotDone();
    producer.completeNext();
    assertThat(done).isCompleted();
  }

  @Test
  void shouldTellOfManyRecordsTogether() {
    Append append = open();
    for (int i = 0; i < 1000; i++) {
      append.add(ENTRY);
    }
    for (int i = 0; i < 1000; i++) {
      producer.completeNext();
    }
    assertThat(released.get()).isEqualTo(1000L * ENTRY.sizeBytes());
    assertThat(told.get()).isLessThan(100);
  }

  @Test
  void shouldFailWithTheFirstRecordAndGiveBackAllThatIsKept() {
    Append append = open();
    append.add(ENTRY);
    append.add(ENTRY);
    append.add(ENTRY);
    producer.completeNext();
    producer.errorNext(new TimeoutException("30000 ms"));
    assertThatThrownBy(() -> append.add(ENTRY))
        .isInstanceOf(EventLogException.class)
        .hasMessageContaining("30000 ms");
    assertThat(append.finish()).isCompletedExceptionally();
    producer.completeNext();
    assertThat(released.get()).isEqualTo(4L * ENTRY.sizeBytes());
  }

  @Test
  void shouldRefuseOthersAtOnceAfterTheProducerTookNoRecordAndTryAgainLater() {
    refusal = new TimeoutException("no room within 1000 ms");
    Append append = open();
    assertThatThrownBy(() -> append.add(ENTRY)).hasMessageContaining("1000 ms");
    assertThat(append.finish()).isCompletedExceptionally();
    assertThat(released.get()).isEqualTo(ENTRY.sizeBytes());
    assertThatThrownBy(this::open).isInstanceOf(EventLogException.class);
    refusal = null;
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    Append later = open();
    later.add(ENTRY);
    CompletableFuture<Void> done = later.finish();
    producer.completeNext();
    assertThat(done).isCompleted();
  }
}
