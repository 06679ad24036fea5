package org.linernotes.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.kit.postgres.Steps;
import org.linernotes.it.kit.postgres.WatchedDriver;
import org.linernotes.it.rig.process.ChildProcess;
import org.linernotes.it.rig.process.Launch;

/**
 * The sink's process ends, or it loses its connection, between any two steps of its transaction.
 */
@ExtendWith({Integration.class, Flows.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinkCrashIT {
  private static final List<String> MUST_BE_AMONG_THEM =
      List.of(
          "INSERT INTO sink_offset",
          "UPDATE sink_offset",
          "SELECT pg_advisory_xact_lock_shared",
          "COPY entry",
          "COPY posting",
          "INSERT INTO rated_cell",
          "INSERT INTO audit_count",
          "INSERT INTO track",
          Steps.COMMIT,
          Steps.COMMITTED);

  private final RecordedFlow flow;
  private final Set<String> steps = Collections.synchronizedSet(new LinkedHashSet<>());

  SinkCrashIT(RecordedFlow flow) {
    this.flow = flow;
  }

  @BeforeAll
  void findSteps() {
    run(flow.database(), steps::add);

    for (String must : MUST_BE_AMONG_THEM) {
      assertThat(steps).anyMatch(step -> step.startsWith(must));
    }
  }

  @Test
  void shouldBookExactlyWhenTheProcessDiesBetweenAnyTwoSteps(@TempDir Path logs) {
    for (String step : Set.copyOf(steps)) {
      Database database = flow.database();
      dieAt(database, step, logs);
      flow.forgetTheDead();
      run(database, label -> {});
    }
  }

  @Test
  void shouldBookExactlyWhenTheConnectionBreaksBetweenAnyTwoSteps() {
    Set<String> broken = Collections.synchronizedSet(new LinkedHashSet<>());
    run(
        flow.database(),
        label -> {
          if (broken.add(label)) {
            throw Steps.broken(label);
          }
        });

    assertThat(broken).isEqualTo(steps);
  }

  private void dieAt(Database database, String step, Path logs) {
    String[] arguments = {step, database.url(), database.user()};
    Launch launch =
        new Launch(
            "mortal-sink",
            Launch.java("256m", MortalSink.class, arguments),
            flow.at(database, Map.of()).environment(),
            logs,
            "never: it dies");
    try (ChildProcess process = new ChildProcess(launch)) {
      process.launch();
      Awaitility.await("death at " + step)
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !process.isAlive());
      assertThat(process.stop()).as("exit at %s", step).isEqualTo(MortalSink.GONE);
    }
  }

  /** Runs until all is booked, and compares. */
  private void run(Database database, Steps watching) {
    try (WatchedDriver driver = WatchedDriver.register(watching);
        SinkInstance sink = sink(driver, database)) {
      flow.awaitExact(database);
      assertThat(sink.problem()).isEmpty();
    }
  }

  private SinkInstance sink(WatchedDriver driver, Database database) {
    Database watched =
        new Database(driver.url(database.url()), database.user(), database.password());
    return new SinkInstance(flow.at(watched, Map.of()), flow.ids());
  }
}
