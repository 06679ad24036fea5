package org.linernotes.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.kit.postgres.Steps;
import org.linernotes.it.kit.postgres.WatchedDriver;

/** A sink stands still in mid-batch while another takes its partitions over; then it goes on. */
@ExtendWith({Integration.class, Flows.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinkZombieIT {
  private static final String WAITING =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
          + " AND wait_event_type = 'Lock' AND application_name LIKE '% books'";

  private final RecordedFlow flow;

  SinkZombieIT(RecordedFlow flow) {
    this.flow = flow;
  }

  /** Stands still once, at the first step that it is told of. */
  private static final class Stall implements Steps {
    private final Predicate<String> where;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Stall(Predicate<String> where) {
      this.where = where;
    }

    @Override
    public void reached(String label) {
      if (where.test(label) && reached.getCount() > 0) {
        reached.countDown();
        await(released);
      }
    }

    void awaitReached() {
      await(reached);
    }

    void release() {
      released.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  @Test
  void shouldRefuseABatchWhoseBeginningAnotherInstanceHasBooked() {
    Database database = flow.database();
    Stall stall = new Stall(label -> label.startsWith("INSERT INTO sink_offset"));
    try (WatchedDriver driver = WatchedDriver.register(stall);
        SinkInstance zombie = zombie(driver, database)) {
      stall.awaitReached();
      try (SinkInstance other = new SinkInstance(flow.at(database, Map.of()), flow.ids())) {
        flow.awaitExact(database);
        stall.release();

        awaitRefused(zombie);
        flow.awaitExact(database);
        assertThat(other.failures()).isZero();
      }
    } finally {
      stall.release();
    }
  }

  @Test
  void shouldLetABatchThatHoldsTheOffsetsEndBeforeAnotherInstanceGoesOn() {
    Database database = flow.database();
    Stall stall = new Stall(Steps.COMMIT::equals);
    try (WatchedDriver driver = WatchedDriver.register(stall);
        SinkInstance zombie = zombie(driver, database)) {
      stall.awaitReached();
      try (SinkInstance other = new SinkInstance(flow.at(database, Map.of()), flow.ids())) {
        awaitWaiting(database);
        stall.release();

        flow.awaitExact(database);
        assertThat(other.failures()).isPositive();
        awaitReady(zombie);
      }
    } finally {
      stall.release();
    }
  }

  private SinkInstance zombie(WatchedDriver driver, Database database) {
    Database watched =
        new Database(driver.url(database.url()), database.user(), database.password());
    return new SinkInstance(
        flow.at(watched, Map.of("LINERNOTES_KAFKA_CLIENT_MAX_POLL_INTERVAL_MS", "2000")),
        flow.ids());
  }

  private static void awaitRefused(SinkInstance zombie) {
    Awaitility.await("the zombie's batch refused")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> zombie.failures() > 0);
  }

  private static void awaitReady(SinkInstance sink) {
    Awaitility.await("it works, with what the other leaves to it")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> sink.problem().isEmpty());
  }

  private static void awaitWaiting(Database database) {
    Awaitility.await("the other instance waits for the offsets' lock")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !database.texts(WAITING).isEmpty());
  }
}
