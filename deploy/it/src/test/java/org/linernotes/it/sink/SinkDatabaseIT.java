package org.linernotes.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.config.Settings;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.kafka.Members;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.kit.postgres.OtherOrder;
import org.linernotes.it.kit.postgres.Steps;
import org.linernotes.it.kit.postgres.WatchedDriver;
import org.linernotes.it.rig.process.Ports;
import org.linernotes.it.rig.process.PostgresServer;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.postgres.Schema;

/** A database in trouble, in mid-load: the sink waits, says why, skips nothing, and goes on. */
@ExtendWith({Integration.class, Flows.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinkDatabaseIT {
  private static final String ROLE = "linernotes_books";
  private static final String END_BACKENDS =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "'";

  /** A statement on the cells, when the offsets are locked already. */
  private static final String CELLS = "SELECT cell_id, events";

  private static final int TIMES = 5;

  private final RecordedFlow flow;
  private final PostgresServer server;
  private int databases;

  SinkDatabaseIT(RecordedFlow flow, @TempDir Path folder) {
    this.flow = flow;
    server = new PostgresServer(folder, new Ports().free(), Map.of());
    server.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** Something happens before the second booking commits: one is booked, many are not. */
  private static Steps atSecondCommit(Runnable trouble) {
    AtomicInteger commits = new AtomicInteger();
    return label -> {
      if (label.equals(Steps.COMMIT) && commits.incrementAndGet() == 2) {
        trouble.run();
      }
    };
  }

  @Test
  void shouldGoOnWhenTheServerRestarts() {
    Database database = database();
    Steps restart =
        atSecondCommit(
            () -> {
              server.stop();
              server.start();
            });

    assertThat(failuresUntilExact(database, restart)).isPositive();
  }

  @Test
  void shouldGoOnHoweverOftenItsBackendsAreTerminated() {
    Database database = database();
    AtomicInteger commits = new AtomicInteger();
    Steps terminate =
        label -> {
          if (label.equals(Steps.COMMIT) && commits.incrementAndGet() <= TIMES) {
            database.texts(END_BACKENDS);
          }
        };

    assertThat(failuresUntilExact(database, terminate)).isGreaterThanOrEqualTo(TIMES);
  }

  @Test
  void shouldTakeADeadlockForTroubleAndBookAgain() {
    Database database = database();
    CompletableFuture<OtherOrder> other = new CompletableFuture<>();
    Steps deadlock =
        label -> {
          if (label.startsWith(CELLS) && !other.isDone()) {
            OtherOrder owners = new OtherOrder(database);
            owners.goOn();
            other.complete(owners);
          }
        };

    try (WatchedDriver driver = WatchedDriver.register(deadlock);
        SinkInstance sink = sink(driver, database)) {
      awaitFailures(sink, 1);
      other.orTimeout(60, TimeUnit.SECONDS).join().close();
      flow.awaitExact(database);
      assertThat(sink.problem()).isEmpty();
    }
  }

  @Test
  void shouldStayInItsGroupAndSayWhyWhileItGetsNoConnection() {
    Database database = database();
    Steps limit =
        atSecondCommit(
            () -> {
              database.execute("ALTER ROLE " + ROLE + " CONNECTION LIMIT 0");
              database.texts(END_BACKENDS);
            });
    try (WatchedDriver driver = WatchedDriver.register(limit);
        SinkInstance sink = sink(driver, database)) {
      awaitFailures(sink, 1);
      List<String> members = members(database);
      awaitFailures(sink, 3);
      assertThat(sink.problem()).hasValueSatisfying(why -> assertThat(why).contains("database"));
      assertThat(members(database)).isEqualTo(members).hasSize(1);

      database.execute("ALTER ROLE " + ROLE + " CONNECTION LIMIT -1");
      flow.awaitExact(database);
      assertThat(members(database)).isEqualTo(members);
    }
  }

  @Test
  void shouldTakeATimeoutForTroubleAndSetNothingAside() {
    Database database = database();
    database.execute("ALTER ROLE " + ROLE + " SET statement_timeout = '200ms'");
    CompletableFuture<OtherOrder> other = new CompletableFuture<>();
    Steps locked =
        label -> {
          if (label.startsWith(CELLS) && !other.isDone()) {
            other.complete(new OtherOrder(database));
          }
        };
    try (WatchedDriver driver = WatchedDriver.register(locked);
        SinkInstance sink = sink(driver, database)) {
      OtherOrder owners = other.orTimeout(60, TimeUnit.SECONDS).join();
      awaitFailures(sink, 2);
      owners.close();
      database.execute("ALTER ROLE " + ROLE + " RESET ALL");
      database.texts(END_BACKENDS);
      flow.awaitExact(database);
      assertThat(sink.problem()).isEmpty();
      assertThat(database.texts("SELECT count(*) FROM parked_record")).containsExactly("0");
    }
  }

  private double failuresUntilExact(Database database, Steps trouble) {
    try (WatchedDriver driver = WatchedDriver.register(trouble);
        SinkInstance sink = sink(driver, database)) {
      flow.awaitExact(database);
      assertThat(sink.problem()).isEmpty();
      assertThat(database.texts("SELECT count(*) FROM parked_record")).containsExactly("0");
      return sink.failures();
    }
  }

  private Database database() {
    Database database = server.owner().create("trouble" + ++databases);
    Schema.ready(DatabaseSettings.from(settings(database)));
    return database;
  }

  private SinkInstance sink(WatchedDriver driver, Database database) {
    Database watched =
        new Database(driver.url(database.url()), database.user(), database.password());
    return new SinkInstance(settings(watched), flow.ids());
  }

  private Settings settings(Database database) {
    return flow.at(
        database,
        Map.of(
            "LINERNOTES_DB_USER", ROLE,
            "LINERNOTES_DB_MIGRATION_USER", database.user(),
            "LINERNOTES_DB_MIGRATION_PASSWORD", database.password()));
  }

  private List<String> members(Database database) {
    KafkaSettings kafka = KafkaSettings.from(settings(database));
    return Members.of(kafka, kafka.names().group("royalty-sink"));
  }

  private static void awaitFailures(SinkInstance sink, int failures) {
    Awaitility.await(failures + " batches that were not booked")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sink.failures() >= failures);
  }
}
