package org.linernotes.sink.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.linernotes.sink.SinkMeters;
import org.linernotes.sink.batch.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the books again and again, on a thread of its own, and shows what it saw as gauges. So
 * the database is asked at one pace, however often and by however many the metrics are read.
 */
public final class Watchman implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchman.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final BookWatch watch;
  private final BookGauges gauges;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Watchman::daemon);
  private volatile long lookedAtNanos;

  private Watchman(BookWatch watch, MeterRegistry registry, LongSupplier nanoTime) {
    this.watch = watch;
    this.gauges = new BookGauges(registry);
    this.nanoTime = nanoTime;
    this.lookedAtNanos = nanoTime.getAsLong();
    SinkMeters.WATCHED.gauge(registry, this, Watchman::ageSeconds);
  }

  /** Begins to look. */
  public static Watchman start(
      BookWatch watch, MeterRegistry registry, Duration every, LongSupplier nanoTime) {
    Watchman watchman = new Watchman(watch, registry, nanoTime);
    var unused =
        watchman.thread.scheduleWithFixedDelay(
            watchman::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return watchman;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sink-watch");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    try {
      gauges.show(watch.look());
      lookedAtNanos = nanoTime.getAsLong();
    } catch (StoreException e) { // the age tells
      log.warn("the books were not looked at: {}", e.getMessage());
    } catch (RuntimeException e) { // a fault of ours, after which the executor would go no more
      log.error("the books were not looked at", e);
    }
  }

  private double ageSeconds() {
    return (nanoTime.getAsLong() - lookedAtNanos) / 1e9;
  }

  /** What the last look saw; empty before the first. */
  public Optional<BookState> last() {
    return Optional.ofNullable(gauges.last());
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("a look at the books did not end within {}", CLOSE_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
