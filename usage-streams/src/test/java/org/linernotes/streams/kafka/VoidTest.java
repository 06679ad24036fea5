package org.linernotes.streams.kafka;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.streams.kafka.Samples.ACCEPTED;
import static org.linernotes.streams.kafka.Samples.ISRC;
import static org.linernotes.streams.kafka.Samples.licence;
import static org.linernotes.streams.kafka.Samples.taken;
import static org.linernotes.streams.kafka.Samples.track;
import static org.linernotes.streams.kafka.Samples.use;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Rate;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;

/** Uses taken back by their platform. */
class VoidTest {
  private static final String OTHER = "isrc:GBAYE6800099";

  private final Pipeline pipeline = new Pipeline();

  @AfterEach
  void close() {
    pipeline.close();
  }

  private void audited(long reported, long recorded, long duplicates, long conflicts, long voided) {
    AuditCounts counts = pipeline.audit("sonara", "2026-10");
    assertThat(counts)
        .isEqualTo(
            new AuditCounts(
                "sonara", "2026-10", 0, reported, recorded, duplicates, conflicts, 0L, voided));
  }

  private void nothingCounts() {
    assertThat(pipeline.accruals()).isEmpty();
    assertThat(pipeline.totals()).isEmpty();
    assertThat(pipeline.artistMonths()).isEmpty();
  }

  @Test
  void shouldTakeBackAUseThatWasPaid() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1"), use("e2")).settle();
    pipeline.takeBack(taken("e1")).settle();

    audited(2, 2, 0, 0, 1);
    assertThat(pipeline.accruals()).extracting(a -> a.getEvents()).containsExactly(1L);
    assertThat(pipeline.totals()).containsEntry("2026-10|ann|GBP", new BigDecimal("0.002400000"));

    pipeline.takeBack(taken("e2")).settle();
    audited(2, 2, 0, 0, 2);
    nothingCounts();
  }

  @Test
  void shouldRecordAndVoidAtOnceAUseWhoseVoidCameFirst() {
    pipeline.track(track(ISRC)).licence(licence()).takeBack(taken("e1")).settle();
    assertThat(pipeline.audits()).isEmpty();

    pipeline.use(use("e1")).settle();
    audited(1, 1, 0, 0, 1);
    assertThat(pipeline.emittedAccruals()).isZero();
  }

  @Test
  void shouldVoidOnceHoweverOftenItIsAsked() {
    pipeline.track(track(ISRC)).licence(licence()).takeBack(taken("e2"), taken("e2"));
    pipeline.use(use("e1"), use("e2"), use("e3")).takeBack(taken("e1"), taken("e1")).settle();
    pipeline.takeBack(taken("e1"), taken("e2")).settle();

    audited(3, 3, 0, 0, 2);
    assertThat(pipeline.accruals()).extracting(a -> a.getEvents()).containsExactly(1L);
  }

  @Test
  void shouldNeverCountAVoidedIdentityAgain() {
    UsageReported other = UsageReported.newBuilder(use("e1")).setExposures(9).build();
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).takeBack(taken("e1")).settle();
    pipeline.use(use("e1"), other).takeBack(taken("e1")).settle();

    audited(3, 1, 1, 1, 1);
    nothingCounts();
  }

  @Test
  void shouldTakeBackTheFirstOfTwoContentsThatCameAfterTheVoid() {
    UsageReported other = UsageReported.newBuilder(use("e1")).setExposures(9).build();
    pipeline.track(track(ISRC)).licence(licence()).takeBack(taken("e1"));
    pipeline.use(use("e1"), other, use("e1")).settle();

    audited(3, 1, 1, 1, 1);
    nothingCounts();
  }

  @Test
  void shouldTakeBackThePlatformsOwnUseOnly() {
    UsageVoid foreign = UsageVoid.newBuilder(taken("e1")).setPlatform("other").build();
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).takeBack(foreign).settle();
    pipeline.takeBack(taken("e1", OTHER)).settle();

    audited(1, 1, 0, 0, 0);
    assertThat(pipeline.audits()).hasSize(1);
    assertThat(pipeline.totals()).hasSize(2);
  }

  @Test
  void shouldTakeBackFromTheTrackThatHoldsTheIdentifierNow() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1"), use("e2")).settle();
    pipeline.track(track("t2", ACCEPTED.plusSeconds(1), ISRC)).takeBack(taken("e1")).settle();

    assertThat(pipeline.accruals()).extracting(a -> a.getTrackId()).containsExactly("t2");
    assertThat(pipeline.accruals()).extracting(a -> a.getEvents()).containsExactly(1L);
  }

  @Test
  void shouldNotBringBackAVoidedUseWhenItsIdentifierMoves() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).takeBack(taken("e1")).settle();
    pipeline.track(track("t2", ACCEPTED.plusSeconds(1), ISRC)).settle();
    pipeline.track(track("t2", ACCEPTED.plusSeconds(2), OTHER)).settle();

    nothingCounts();
  }

  @Test
  void shouldTakeBackUnmatchedUse() {
    pipeline.use(use("e1")).settle();
    pipeline.takeBack(taken("e1")).settle();
    pipeline.track(track(ISRC)).licence(licence()).settle();

    nothingCounts();
  }

  @Test
  void shouldMoveTheFeeOfARunToItsNextUseWhenTheFirstIsTakenBack() {
    Rate perRun = new Rate("PER_TRACK_PER_RUN", new BigDecimal("0.350000000"), "GBP", null);
    pipeline.track(track(ISRC)).licence(Licence.newBuilder(licence()).setRate(perRun).build());
    pipeline.use(use("e1", ISRC, "2026-09-30"), use("e2", ISRC, "2026-10-02")).settle();
    assertThat(pipeline.totals())
        .containsEntry("2026-09|ann|GBP", new BigDecimal("0.105000000"))
        .containsEntry("2026-10|ann|GBP", new BigDecimal("0.000000000"));

    pipeline.takeBack(taken("e1")).settle();
    assertThat(pipeline.totals())
        .containsOnly(
            entry("2026-10|ann|GBP", new BigDecimal("0.105000000")),
            entry("2026-10|label|GBP", new BigDecimal("0.245000000")));

    pipeline.takeBack(taken("e2")).settle();
    nothingCounts();
  }
}
