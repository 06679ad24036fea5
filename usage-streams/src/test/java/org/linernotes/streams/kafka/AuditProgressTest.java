package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.streams.kafka.Samples.ISRC;
import static org.linernotes.streams.kafka.Samples.taken;
import static org.linernotes.streams.kafka.Samples.use;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.topic.Topics;

/** Counts leave at a tick: that they are still to come must be known before. */
class AuditProgressTest {
  private static final Duration HALF = Pipeline.TICK.dividedBy(2);

  private final Pipeline pipeline = new Pipeline();

  @AfterEach
  void close() {
    pipeline.close();
  }

  private void told(Boolean... pending) {
    assertThat(pipeline.auditProgress()).extracting(p -> p.getPending()).containsExactly(pending);
    assertThat(pipeline.auditProgress()).extracting(p -> p.getPartition()).containsOnly(0);
  }

  @Test
  void shouldTellThatCountsAwaitAsSoonAsAnEventIsReadAndNoLongerWhenTheyHaveLeft() {
    pipeline.use(use("e1"), use("e2"), use("e2")).pass(Duration.ZERO);
    assertThat(pipeline.audits()).isEmpty();
    told(true);

    pipeline.tick();
    assertThat(pipeline.audit("sonara", "2026-10").getReported()).isEqualTo(3);
    told(true, false);
    assertThat(pipeline.auditProgress().get(1).getAt())
        .isAfter(pipeline.auditProgress().get(0).getAt());
    pipeline.settle();
    told(true, false);
  }

  @Test
  void shouldTellItAgainOfWhatIsReadLater() {
    pipeline.use(use("e1")).settle().use(use("e1")).pass(Duration.ZERO);
    told(true, false, true);
    pipeline.settle();
    told(true, false, true, false);
  }

  @Test
  void shouldTellOfAVoidAsOfAnEvent() {
    pipeline.use(use("e1")).settle().takeBack(taken("e1")).pass(Duration.ZERO);
    assertThat(pipeline.audit("sonara", "2026-10").getVoided()).isZero();
    told(true, false, true);

    pipeline.tick();
    assertThat(pipeline.audit("sonara", "2026-10").getVoided()).isEqualTo(1);
    told(true, false, true, false);
  }

  @Test
  void shouldTellOfAnEventThatIsQuarantined() {
    pipeline.raw(Topics.USAGE_REPORTED, ISRC.getBytes(StandardCharsets.UTF_8), new byte[] {1});
    pipeline.pass(Duration.ZERO);
    told(true);
    pipeline.tick();
    assertThat(pipeline.audits()).extracting(c -> c.getQuarantined()).containsExactly(1L);
    told(true, false);
  }

  /** The event's counts would leave at 50 ms and the void's at 75 ms. */
  @Test
  void shouldNotTellThatNothingAwaitsWhileTheOtherRecordersCountsDo() {
    pipeline.use(use("e1", ISRC, "2026-10-05"), use("e2", ISRC, "2026-09-05")).settle();
    pipeline.use(use("e3", ISRC, "2026-10-05")).pass(HALF);
    pipeline.takeBack(taken("e2")).pass(Duration.ZERO);
    told(true, false, true);

    pipeline.pass(HALF);
    assertThat(pipeline.audit("sonara", "2026-10").getRecorded()).isEqualTo(2);
    assertThat(pipeline.audit("sonara", "2026-09").getVoided()).isEqualTo(1);
    told(true, false, true, false);

    pipeline.settle();
    told(true, false, true, false);
  }

  @Test
  void shouldTellNothingOfAVoidThatChangesNoCount() {
    pipeline.takeBack(taken("e1")).settle();
    assertThat(pipeline.auditProgress()).isEmpty();
  }
}
