package org.linernotes.it.rig.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.kafka.Records;
import org.linernotes.it.rig.Rig;
import org.linernotes.it.rig.Run;
import org.linernotes.it.rig.fault.Schedule;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.ServiceProcess;
import org.linernotes.it.rig.process.Shape;
import org.linernotes.it.rig.verdict.Finding;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.topic.Topics;

/** The rig can fail: it names each of the faults that it is there to find. */
class RigCanaryIT {
  private static final Shape SMALL = new Shape(1, 1, 1, 1);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final long SEED = 20_260;
  private static final int EVENTS = 600;

  @Test
  void shouldCatchAnIngestThatAnswersBeforeTheBrokerDoes(@TempDir Path folder) {
    try (Rig rig = Rig.start(SMALL, folder)) {
      ServiceProcess real = rig.deployment().of(ServiceKind.INGEST, 0);
      try (HastyIngest hasty = HastyIngest.start(real.url())) {
        rig.access().route(real, hasty.url());
        Run run = rig.run(SEED, EVENTS, Schedule.calm(), SHORT);
        assertThat(run.findings())
            .anyMatch(
                finding ->
                    finding.kind() == Finding.Kind.LOST && finding.text().contains("/recorded: "));
        assertThat(run.findings()) // a lost use may let another count in its place, and for more
            .noneMatch(
                finding ->
                    finding.kind() == Finding.Kind.DOUBLED
                        && finding.text().contains("/recorded: "));
      }
    }
  }

  @Test
  void shouldCatchASinkThatLosesOffsets(@TempDir Path folder) {
    try (Rig rig = Rig.start(SMALL, folder)) {
      ServiceProcess sink = rig.deployment().of(ServiceKind.SINK, 0);
      sink.process().kill();
      Run run = rig.run(SEED, EVENTS, Schedule.calm(), SHORT, () -> skip(rig, sink));
      assertThat(run.of(Finding.Kind.LOST)).as("%s", run.findings()).isPositive();
      assertThat(run.progress().recovery(Instant.EPOCH)).as("it booked the rest").isPresent();
    }
  }

  private static void skip(Rig rig, ServiceProcess sink) {
    KafkaSettings kafka = KafkaSettings.from(rig.deployment().direct());
    AtomicLong last = new AtomicLong();
    Awaitility.await("all accruals, of which some are skipped")
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(2)) // how many they are depends on how they are batched
        .until(
            () -> {
              long now = Records.count(kafka, Topics.ACCRUALS);
              return last.getAndSet(now) == now && now > EVENTS / 2;
            });
    new Books(rig.deployment().postgres().owner())
        .skip(kafka.names().of(Topics.ACCRUALS), kafka.partitions(), EVENTS / 4);
    sink.process().start();
  }

  @Test
  void shouldCatchASinkThatBooksTwiceAndFindNothingBefore(@TempDir Path folder) {
    try (Rig rig = Rig.start(SMALL, folder)) {
      assertThat(rig.run(SEED, EVENTS, Schedule.calm(), LONG).findings()).isEmpty();

      Books books = new Books(rig.deployment().postgres().owner());
      Run again = rig.run(SEED, EVENTS, Schedule.calm(), SHORT, books::bookAgain);
      assertThat(again.findings())
          .anyMatch(
              finding ->
                  finding.kind() == Finding.Kind.DOUBLED && finding.text().contains("/debits/"));
      assertThat(again.of(Finding.Kind.UNBALANCED)).isZero();
    }
  }
}
