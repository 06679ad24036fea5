package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.streams.kafka.Samples.ISRC;
import static org.linernotes.streams.kafka.Samples.taken;
import static org.linernotes.streams.kafka.Samples.use;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.UsageReported;
import org.linernotes.streams.status.UseStatus;
import org.linernotes.streams.status.UseStatus.State;
import org.linernotes.streams.usage.Repeats;
import org.linernotes.streams.usage.UsageEvents;
import org.linernotes.topic.Topics;

/** What the recorders keep of an event, for the platform that asks. */
class SeenStatusTest {
  private final Pipeline pipeline = new Pipeline();

  @AfterEach
  void close() {
    pipeline.close();
  }

  private UseStatus status(String id) {
    return pipeline.status(ISRC, id).orElseThrow();
  }

  private static UsageReported impossible(String id) {
    return UsageReported.newBuilder(use(id)).setExposures(0).build();
  }

  @Test
  void shouldKnowNothingOfAnEventThatNeverCame() {
    pipeline.use(use("e1"));
    assertThat(pipeline.status(ISRC, "e2")).isEmpty();
    assertThat(pipeline.status("house:1", "e1")).isEmpty();
  }

  @Test
  void shouldTellTheMonthAndTheCellOfARecordedUse() {
    pipeline.use(use("e1"));
    assertThat(status("e1").state()).isEqualTo(State.RECORDED);
    assertThat(status("e1").month()).isEqualTo(YearMonth.of(2026, 10));
    assertThat(status("e1").cell()).isEqualTo(UsageEvents.unmatchedCell(use("e1")));
    assertThat(status("e1").reported()).isEqualTo(1);
  }

  @Test
  void shouldCountDuplicatesAndConflictsOfTheirEventAndOfNoOther() {
    UsageReported other = UsageReported.newBuilder(use("e1")).setExposures(9).build();
    pipeline.use(use("e1"), use("e1"), other, use("e2"), use("e1"), other, other).settle();

    assertThat(status("e1").repeats()).isEqualTo(new Repeats(2, 3, 0));
    assertThat(status("e1").reported()).isEqualTo(6);
    assertThat(status("e2").repeats()).isEqualTo(new Repeats(0, 0, 0));
    AuditCounts counts = pipeline.audit("sonara", "2026-10");
    assertThat(counts.getReported()).isEqualTo(status("e1").reported() + status("e2").reported());
  }

  @Test
  void shouldKeepTheCountsOfAVoidedUse() {
    pipeline.use(use("e1"), use("e1")).takeBack(taken("e1")).use(use("e1"));

    assertThat(status("e1").state()).isEqualTo(State.VOIDED);
    assertThat(status("e1").month()).isEqualTo(YearMonth.of(2026, 10));
    assertThat(status("e1").cell()).isNull();
    assertThat(status("e1").recorded()).isEqualTo(1);
    assertThat(status("e1").repeats()).isEqualTo(new Repeats(2, 0, 0));
  }

  @Test
  void shouldTellThatAVoidAwaitsItsUse() {
    pipeline.takeBack(taken("e1"));
    assertThat(status("e1").state()).isEqualTo(State.VOID_AWAITING_USE);
    assertThat(status("e1").reported()).isZero();
    assertThat(status("e1").month()).isNull();

    pipeline.use(use("e1"));
    assertThat(status("e1").state()).isEqualTo(State.VOIDED);
  }

  @Test
  void shouldFindAnImpossibleEventByItsIdentityAndRecordAPossibleOneAfterIt() {
    pipeline.use(impossible("e1"));
    assertThat(status("e1").state()).isEqualTo(State.QUARANTINED);
    assertThat(status("e1").reported()).isEqualTo(1);
    assertThat(status("e1").recorded()).isZero();

    pipeline.use(use("e1"), impossible("e1")).settle();
    assertThat(status("e1").state()).isEqualTo(State.RECORDED);
    assertThat(status("e1").repeats()).isEqualTo(new Repeats(0, 0, 2));
    assertThat(pipeline.audit("sonara", "2026-10").getQuarantined()).isEqualTo(2);
    assertThat(pipeline.masterVerdicts()).containsOnlyKeys("UNMATCHED_TRACK");
  }

  @Test
  void shouldNotTakeAnEventUnderAForeignKeyForOneOfItsTracks() {
    byte[] key = "k".getBytes(StandardCharsets.UTF_8);
    pipeline.raw(Topics.USAGE_REPORTED, key, Pipeline.bytes(Topics.USAGE_REPORTED, use("e1")));
    assertThat(pipeline.status(ISRC, "e1")).isEmpty();
  }
}
