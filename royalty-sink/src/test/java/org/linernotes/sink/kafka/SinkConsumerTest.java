package org.linernotes.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Accrual;
import org.linernotes.config.Settings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.sink.SinkSettings;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.Books;
import org.linernotes.sink.batch.FencedException;
import org.linernotes.sink.batch.ParkedCell;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.Progress;
import org.linernotes.sink.batch.QuarantinedRecord;
import org.linernotes.sink.batch.RefusedException;
import org.linernotes.sink.batch.Standing;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.ledger.CellId;
import org.linernotes.sink.ledger.Outcomes;
import org.linernotes.topic.Topics;
import org.linernotes.usage.CellKey;

/** The worker's steps, taken one by one on the test's thread. */
class SinkConsumerTest {
  private static final TopicPartition PARTITION = new TopicPartition("royalty.accruals", 0);
  private static final Position POSITION = new Position("royalty.accruals", 0);

  /** As many events as these books never take. */
  private static final long REFUSED = 13;

  private static final byte[] KEY =
      new CellKey("t", null, "p", "r", LocalDate.of(2024, 2, 1), "m", null, "ANALYSIS", "GB")
          .toBytes();

  private final ReleasedSchemas ids = new ReleasedSchemas();
  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final BooksInMemory books = new BooksInMemory();
  private final SinkConsumer worker = worker();

  /** Books that keep batches in a list; fail as they are told. */
  private static final class BooksInMemory implements Books {
    private final Map<Position, Standing> offsets = new HashMap<>();
    private final List<Batch> booked = new ArrayList<>();
    private final List<ParkedCell> open = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    @Override
    public Map<Position, Standing> offsets(Collection<Position> positions) {
      Map<Position, Standing> found = new HashMap<>();
      positions.forEach(
          position -> found.put(position, offsets.getOrDefault(position, Standing.NEW)));
      return found;
    }

    @Override
    public Collection<ParkedCell> parked(Collection<Position> positions) {
      return List.copyOf(open);
    }

    @Override
    public int book(Batch batch) {
      if (!failures.isEmpty()) {
        throw failures.pop();
      }
      if (batch.accruals().values().stream().anyMatch(accrual -> accrual.getEvents() == REFUSED)) {
        throw new RefusedException("23514, refused", new IOException("refused"));
      }
      batch.parked().forEach(record -> open.add(record.cell()));
      batch.mended().forEach(mended -> open.remove(mended.cell()));
      batch
          .progress()
          .forEach(
              moved -> offsets.put(moved.position(), new Standing(moved.next(), moved.next())));
      booked.add(batch);
      return 1;
    }
  }

  private SinkConsumer worker() {
    Settings settings =
        new Settings(
            Map.of(
                "LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", "none:1",
                "LINERNOTES_DB_URL", "jdbc:postgresql:none",
                "LINERNOTES_DB_USER", "none"));
    return new SinkConsumer(
        kafka,
        SinkSettings.from(settings),
        new SinkConsumer.Parts(books, ids, new SimpleMeterRegistry(), Clock.systemUTC()));
  }

  private void assigned() throws InterruptedException {
    worker.subscribe();
    kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
    kafka.rebalance(List.of(PARTITION));
    worker.tryStep(); // finds out where the books stand
  }

  private void send(long offset, long events) {
    send(offset, "cell".getBytes(StandardCharsets.UTF_8), events);
  }

  private void send(long offset, byte[] key, long events) {
    Accrual accrual = Outcomes.cell(events, Outcomes.paid("0.03"));
    byte[] value =
        Objects.requireNonNull(AvroSerde.<Accrual>of(Topics.ACCRUALS, ids).serialize("", accrual));
    send(offset, key, value);
  }

  private void send(long offset, byte[] key, byte[] value) {
    kafka.addRecord(
        new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, key, value));
  }

  @Test
  void shouldBookAPollAsOneBatchWithItsOffsets() throws InterruptedException {
    assigned();
    send(0, 1);
    send(1, 2);
    worker.tryStep();

    assertThat(books.booked).hasSize(1);
    assertThat(books.booked.get(0).progress()).containsExactly(new Progress(POSITION, 0, 2));
    assertThat(books.booked.get(0).accruals().values())
        .extracting(Accrual::getEvents)
        .containsExactly(2L);
  }

  @Test
  void shouldReadFromWhereTheBooksStandNotFromTheBeginning() throws InterruptedException {
    books.offsets.put(POSITION, new Standing(7, 7));
    assigned();
    send(7, 1);
    worker.tryStep();

    assertThat(books.booked.get(0).progress()).containsExactly(new Progress(POSITION, 7, 8));
  }

  @Test
  void shouldReadAgainWhatWasNotBookedWhenTheDatabaseWasAway() throws InterruptedException {
    assigned();
    books.failures.push(new StoreException("database: gone", new IOException("gone")));
    send(0, 1);
    worker.tryStep();
    assertThat(worker.problem()).hasValue("database: gone");
    worker.tryStep(); // back to where the books stand

    assertThat(kafka.position(PARTITION)).isZero();
    send(0, 1);
    worker.tryStep();
    assertThat(books.booked.get(0).progress()).containsExactly(new Progress(POSITION, 0, 1));
  }

  @Test
  void shouldGoToWhereTheBooksStandWhenAnotherInstanceBooked() throws InterruptedException {
    assigned();
    send(0, 1);
    books.failures.push(new FencedException("the books stand at 5"));
    books.offsets.put(POSITION, new Standing(5, 5));
    worker.tryStep();
    worker.tryStep();

    assertThat(books.booked).isEmpty();
    assertThat(kafka.position(PARTITION)).isEqualTo(5);
  }

  @Test
  void shouldKeepTryingWhenAFaultOfOursStopsABatch() throws InterruptedException {
    assigned();
    send(0, 1);
    books.failures.push(new IllegalStateException("bug"));
    worker.tryStep();
    worker.tryStep();
    send(0, 1);
    worker.tryStep();

    assertThat(books.booked).hasSize(1);
  }

  @Test
  void shouldOnlyReadAgainWhatTheLedgerHasWhenProjectionsWereDropped() throws InterruptedException {
    books.offsets.put(POSITION, new Standing(0, 1));
    assigned();
    send(0, 1);
    send(1, 2);
    worker.tryStep();

    Batch batch = books.booked.get(0);
    assertThat(batch.replayed().values()).extracting(Accrual::getEvents).containsExactly(1L);
    assertThat(batch.accruals().values()).extracting(Accrual::getEvents).containsExactly(2L);
  }

  @Test
  void shouldNoticeWhileIdleThatProjectionsWereDropped() throws InterruptedException {
    books.offsets.put(POSITION, new Standing(7, 7));
    assigned();
    books.offsets.put(POSITION, new Standing(0, 7));
    worker.tryStep(); // nothing came
    worker.tryStep(); // back to where the books stand

    assertThat(kafka.position(PARTITION)).isZero();
  }

  @Test
  void shouldSetAsideTheRecordThatIsRefusedAndBookAllOthers() throws InterruptedException {
    assigned();
    for (int offset = 0; offset < 10; offset++) {
      byte[] key = ("cell " + offset).getBytes(StandardCharsets.UTF_8);
      send(offset, offset == 6 ? KEY : key, offset == 6 ? REFUSED : 1);
    }
    worker.tryStep();

    assertThat(books.offsets.get(POSITION)).isEqualTo(new Standing(10, 10));
    assertThat(books.booked.stream().mapToInt(batch -> batch.accruals().size()).sum()).isEqualTo(9);
    assertThat(books.open).extracting(ParkedCell::offset).containsExactly(6L);
    QuarantinedRecord kept =
        books.booked.stream()
            .flatMap(batch -> batch.quarantined().stream())
            .findFirst()
            .orElseThrow();
    assertThat(kept.cause()).isEqualTo("REFUSED");
    assertThat(kept.message()).isEqualTo("23514, refused");
  }

  @Test
  void shouldLetALaterAccrualOfTheCellMendIt() throws InterruptedException {
    assigned();
    send(0, KEY, 1);
    send(1, KEY, "no accrual".getBytes(StandardCharsets.UTF_8));
    worker.tryStep();
    assertThat(books.open).extracting(ParkedCell::offset).containsExactly(1L);

    send(2, "another".getBytes(StandardCharsets.UTF_8), 1);
    worker.tryStep();
    assertThat(books.open).hasSize(1);

    send(3, KEY, 2);
    worker.tryStep();
    assertThat(books.open).isEmpty();
  }

  @Test
  void shouldNotLetAnEarlierAccrualOfTheSameBatchMendACell() throws InterruptedException {
    assigned();
    send(0, KEY, 1);
    send(1, KEY, "no accrual".getBytes(StandardCharsets.UTF_8));
    worker.tryStep();

    assertThat(books.booked).hasSize(1);
    assertThat(books.booked.get(0).mended()).isEmpty();
    assertThat(books.open).hasSize(1);
  }

  @Test
  void shouldBookWhatWasParkedWhenItIsReadAgainAndCanBe() throws InterruptedException {
    books.offsets.put(POSITION, new Standing(0, 2)); // all of it is behind the books
    books.open.add(new ParkedCell(POSITION, 1, CellId.of(KEY)));
    assigned();
    send(0, KEY, 1);
    send(1, KEY, 2);
    worker.tryStep();

    Batch batch = books.booked.get(0);
    assertThat(batch.replayed().values()).extracting(Accrual::getEvents).containsExactly(1L);
    assertThat(batch.accruals().values()).extracting(Accrual::getEvents).containsExactly(2L);
    assertThat(books.open).isEmpty();
  }

  @Test
  void shouldNotParkACellForARecordThatNamesNone() throws InterruptedException {
    assigned();
    send(0, "no key".getBytes(StandardCharsets.UTF_8), new byte[] {1});
    worker.tryStep();

    assertThat(books.booked.get(0).quarantined()).hasSize(1);
    assertThat(books.booked.get(0).parked()).isEmpty();
  }
}
