package org.linernotes.sink.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.linernotes.serde.SchemaIds;
import org.linernotes.sink.SinkSettings;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.Books;
import org.linernotes.sink.batch.FencedException;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.Progress;
import org.linernotes.sink.batch.Standing;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.flow.BooksLag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker: what a poll brings is booked in one transaction, offsets with it. The books say where
 * to read from, not Kafka: after every assignment, refusal or failure it seeks to where they stand.
 * So a record is booked once, whatever dies when.
 */
public final class SinkConsumer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SinkConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final Books books;
  private final RecordReader reader;
  private final SinkMetrics metrics;
  private final KafkaClientMetrics clientMetrics;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "royalty-sink");
  private final Backoff backoff = new Backoff();

  /** Where the books stand in the partitions that are ours; of the worker only. */
  private final Map<TopicPartition, Long> standing = new HashMap<>();

  /** Up to where the ledger is booked in them: what is read before that is only read again. */
  private final Map<TopicPartition, Long> booked = new HashMap<>();

  /** True: {@link #standing} says nothing, ask the books. */
  private boolean lost = true;

  private volatile @Nullable String failure;

  /** What it is made of. */
  public record Parts(Books books, SchemaIds schemaIds, MeterRegistry metrics, Clock clock) {}

  public SinkConsumer(SinkSettings settings, Parts parts) {
    this(ConsumerConfiguration.connect(settings), settings, parts);
  }

  SinkConsumer(Consumer<byte[], byte[]> consumer, SinkSettings settings, Parts parts) {
    this.consumer = consumer;
    this.books = parts.books();
    this.metrics = new SinkMetrics(parts.metrics(), parts.clock());
    this.reader =
        new RecordReader(settings.kafka().names(), parts.schemaIds(), metrics, parts.clock());
    this.clientMetrics = new KafkaClientMetrics(consumer);
    metrics.showLag(reader.topics());
    clientMetrics.bindTo(parts.metrics());
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Empty while it books. */
  public Optional<String> problem() {
    String problem = failure;
    if (problem == null && !thread.isAlive()) {
      problem = "the worker does not run";
    }
    return Optional.ofNullable(problem);
  }

  /** How far the books are behind, by what this worker has seen. */
  public BooksLag behind() {
    return metrics;
  }

  private void run() {
    try (consumer) {
      subscribe();
      while (closing.getCount() > 0) {
        tryStep();
      }
    } catch (WakeupException | InterruptedException e) {
      log.debug("worker closed");
    } catch (RuntimeException e) {
      failure = "stopped: " + e.getMessage();
      log.error("worker stopped: nothing is booked from now on", e);
    }
  }

  void subscribe() {
    consumer.subscribe(reader.topics(), new Reassignment());
  }

  /** One poll and what follows from it; a failure is waited for, not thrown. */
  void tryStep() throws InterruptedException {
    try {
      step();
      failure = null;
      backoff.succeeded();
    } catch (FencedException e) {
      log.warn("batch not booked, reading again from where the books stand: {}", e.getMessage());
      retry();
    } catch (StoreException e) {
      failure = e.getMessage();
      log.warn("batch not booked, trying again: {}", e.getMessage());
      retry();
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) { // Kafka's, or a fault of ours: never skip, never stop
      failure = "failed: " + e.getMessage();
      log.error("batch not booked, trying again", e);
      retry();
    }
  }

  private void retry() throws InterruptedException {
    metrics.failed();
    lost = true;
    if (closing.await(backoff.failed().toMillis(), TimeUnit.MILLISECONDS)) {
      log.debug("closing while waiting to try again");
    }
  }

  private void step() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (lost) {
      find(); // and read anew: these records are from elsewhere
      return;
    }
    Batch batch = new Batch();
    List<Progress> moved = moved();
    if (moved.isEmpty()) {
      lost = !stillStands(); // somebody may have dropped the projections, or booked from here
      metrics.caughtUp();
      return;
    }
    records.forEach(record -> reader.read(record, isBooked(record), batch));
    batch.leadTo(moved);
    int unused = books.book(batch);
    moved.forEach(to -> standing.put(partition(to.position()), to.next()));
    metrics.booked(newestMillis(records), lag());
  }

  private static long newestMillis(ConsumerRecords<byte[], byte[]> records) {
    long newest = -1;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      newest = Math.max(newest, record.timestamp());
    }
    return newest;
  }

  /** The consumer's position counts transaction markers too, which are no records. */
  private List<Progress> moved() {
    List<Progress> moved = new ArrayList<>();
    standing.forEach(
        (partition, stands) -> {
          long position = consumer.position(partition);
          if (position != stands) {
            moved.add(new Progress(position(partition), stands, position));
          }
        });
    return moved;
  }

  private boolean stillStands() {
    List<Position> positions = standing.keySet().stream().map(SinkConsumer::position).toList();
    Map<Position, Standing> found = books.offsets(positions);
    return found.entrySet().stream()
        .allMatch(at -> at.getValue().next() == standing.getOrDefault(partition(at.getKey()), -1L));
  }

  private boolean isBooked(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return record.offset() < booked.getOrDefault(partition, 0L);
  }

  private void find() {
    List<Position> positions = consumer.assignment().stream().map(SinkConsumer::position).toList();
    Map<Position, Standing> found = books.offsets(positions);
    standing.clear();
    booked.clear();
    found.forEach(
        (position, stands) -> {
          consumer.seek(partition(position), stands.next());
          standing.put(partition(position), stands.next());
          booked.put(partition(position), stands.booked());
        });
    lost = false;
  }

  private Map<String, Long> lag() {
    Map<String, Long> lag = new TreeMap<>();
    for (TopicPartition partition : standing.keySet()) {
      OptionalLong records = consumer.currentLag(partition);
      lag.merge(partition.topic(), records.orElse(0), Long::sum);
    }
    return lag;
  }

  private static Position position(TopicPartition partition) {
    return new Position(partition.topic(), partition.partition());
  }

  private static TopicPartition partition(Position position) {
    return new TopicPartition(position.topic(), position.partition());
  }

  /** Called within poll: only marks, since the database may be away just then. */
  private final class Reassignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      lost = true;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      lost = true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    if (thread.isAlive()) {
      consumer.wakeup();
      try {
        thread.join(CLOSE_WITHIN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else if (thread.getState() == Thread.State.NEW) {
      consumer.close();
    }
    clientMetrics.close();
  }
}
