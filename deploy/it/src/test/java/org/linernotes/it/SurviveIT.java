package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.rig.Rig;
import org.linernotes.it.rig.Run;
import org.linernotes.it.rig.Summary;
import org.linernotes.it.rig.fault.FaultKind;
import org.linernotes.it.rig.fault.Schedule;
import org.linernotes.it.rig.process.Shape;
import org.linernotes.it.world.Seed;
import org.linernotes.streams.StreamsSettings;

/** Real processes are killed, stopped and cut off in mid-load: 202 means counted once. */
class SurviveIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long FIXED_SEED = 20_260;

  /** What kills, restarts or moves; those that wait for a session to end are for the long run. */
  private static final List<FaultKind> KILLS =
      List.of(
          FaultKind.KILL_INGEST,
          FaultKind.KILL_STREAMS,
          FaultKind.KILL_SINK,
          FaultKind.KILL_BROKER,
          FaultKind.KILL_POSTGRES,
          FaultKind.TERMINATE_BACKENDS);

  @Test
  void shouldCountOnceWhateverIsKilled(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    Shape shape = new Shape(1, 2, 2, 2, Map.of(StreamsSettings.SESSION_SECONDS.name(), "2"));
    try (Rig rig = Rig.start(shape, folder)) {
      judged(rig.run(FIXED_SEED, 4000, Schedule.of(FIXED_SEED, 6, KILLS), PATIENCE));
    }
  }

  @Test
  void shouldCountOnceWhileAMajorityOfBrokersIsLost(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    long seed = Seed.first();
    Shape shape = new Shape(3, 1, 2, 1);
    List<FaultKind> kinds =
        List.of(FaultKind.KILL_BROKER, FaultKind.KILL_TWO_BROKERS, FaultKind.KILL_STREAMS);
    try (Rig rig = Rig.start(shape, folder)) {
      judged(rig.run(seed, 2000, Schedule.of(seed, 3, kinds), PATIENCE));
    }
  }

  private static void judged(Run run) {
    Summary summary = new Summary();
    summary.add(run);
    System.out.println(summary.markdown());
    assertThat(run.findings())
        .as("repeat with -Dlinernotes.it.seed=%d; %s", run.seed(), run.inflicted())
        .isEmpty();
    assertThat(run.reads()).isPositive();
  }
}
