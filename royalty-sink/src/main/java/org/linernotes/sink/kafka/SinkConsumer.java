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
import java.util.Set;
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
import org.linernotes.sink.batch.Books;
import org.linernotes.sink.batch.FencedException;
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
  private final Bookkeeper keeper;
  private final Set<String> topics;
  private final SinkMetrics metrics;
  private final KafkaClientMetrics clientMetrics;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "royalty-sink");
  private final Backoff backoff = new Backoff();

  /** True: the keeper knows nothing, and is to ask the books. */
  private boolean lost = true;

  private volatile @Nullable String failure;

  /** True: Kafka has said which partitions are its own, be it none. */
  private volatile boolean joined;

  /** What it is made of. */
  public record Parts(Books books, SchemaIds schemaIds, MeterRegistry metrics, Clock clock) {}

  public SinkConsumer(SinkSettings settings, Parts parts) {
    this(ConsumerConfiguration.connect(settings), settings, parts);
  }

  SinkConsumer(Consumer<byte[], byte[]> consumer, SinkSettings settings, Parts parts) {
    this.consumer = consumer;
    this.metrics = new SinkMetrics(parts.metrics(), parts.clock());
    RecordReader reader =
        new RecordReader(settings.kafka().names(), parts.schemaIds(), metrics, parts.clock());
    this.keeper = new Bookkeeper(parts.books(), reader);
    this.topics = reader.topics();
    this.clientMetrics = new KafkaClientMetrics(consumer);
    metrics.showLag(topics);
    clientMetrics.bindTo(parts.metrics());
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Empty while it books, or stands by for others that do. */
  public Optional<String> problem() {
    String problem = failure;
    if (problem == null && !joined) {
      problem = "it has not joined the other sinks yet";
    }
    return Optional.ofNullable(problem).or(this::hopeless);
  }

  /** Empty unless only a restart could bring it back: what is away is waited for. */
  public Optional<String> hopeless() {
    return thread.isAlive() ? Optional.empty() : Optional.of("the worker does not run");
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
    consumer.subscribe(topics, new Reassignment());
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
      keeper.find(consumer.assignment()).forEach(consumer::seek);
      lost = false; // and read anew: these records are from elsewhere
      return;
    }
    Map<TopicPartition, Long> positions = positions();
    if (keeper.to(positions).isEmpty()) {
      lost = !keeper.stillStands();
      metrics.caughtUp();
      return;
    }
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(records.count());
    records.forEach(all::add);
    keeper.book(all, positions);
    metrics.booked(
        newestMillis(records), keeper.lag(partition -> consumer.currentLag(partition).orElse(0L)));
  }

  /** The consumer's position counts transaction markers too, which are no records. */
  private Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    keeper.partitions().forEach(at -> positions.put(at, consumer.position(at)));
    return positions;
  }

  private static long newestMillis(ConsumerRecords<byte[], byte[]> records) {
    long newest = -1;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      newest = Math.max(newest, record.timestamp());
    }
    return newest;
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
      joined = true; // with no partition too, where there are more sinks than partitions
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      lost = true;
      joined = false;
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
