package org.linernotes.streams.kafka;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.streams.kafka.Samples.ACCEPTED;
import static org.linernotes.streams.kafka.Samples.ISRC;
import static org.linernotes.streams.kafka.Samples.consent;
import static org.linernotes.streams.kafka.Samples.licence;
import static org.linernotes.streams.kafka.Samples.rights;
import static org.linernotes.streams.kafka.Samples.track;
import static org.linernotes.streams.kafka.Samples.use;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;

class UsageTopologyTest {
  private static final String LABEL = "2026-10|label|GBP";
  private static final String ANN = "2026-10|ann|GBP";

  private final Pipeline pipeline = new Pipeline();

  @AfterEach
  void close() {
    pipeline.close();
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount).setScale(9);
  }

  @Test
  void shouldAccrueAuthorisedUseToTheSplits() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).settle();

    assertThat(pipeline.totals())
        .containsOnly(entry(LABEL, money("0.0056")), entry(ANN, money("0.0024")));
  }

  @Test
  void shouldGiveTheSameOutcomeWhenTheCatalogueComesAfterTheUse() {
    pipeline.use(use("e1")).settle();
    assertThat(pipeline.masterVerdicts()).containsOnly(entry("UNMATCHED_TRACK", 1L));

    pipeline.track(track(ISRC)).settle();
    assertThat(pipeline.masterVerdicts()).containsOnly(entry("NO_LICENCE", 1L));

    pipeline.licence(licence()).settle();
    assertThat(pipeline.totals()).containsEntry(LABEL, money("0.0056"));
  }

  @Test
  void shouldCountAnEventSentAgainAsDuplicateAndPayItOnce() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1"), use("e1")).settle();
    pipeline.use(use("e1")).settle();

    AuditCounts counts = pipeline.audit("sonara", "2026-10");
    assertThat(counts.getReported()).isEqualTo(3);
    assertThat(counts.getRecorded()).isEqualTo(1);
    assertThat(counts.getDuplicates()).isEqualTo(2);
    assertThat(pipeline.totals()).containsEntry(LABEL, money("0.0056"));
  }

  @Test
  void shouldSetAsideTheSecondOfTwoContentsInTheMonthItNames() {
    UsageReported other = use("e1", ISRC, "2026-09-30");
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1"), other).settle();

    assertThat(pipeline.audit("sonara", "2026-10").getConflicts()).isZero();
    assertThat(pipeline.audit("sonara", "2026-09").getConflicts()).isEqualTo(1);
    assertThat(pipeline.audit("sonara", "2026-09").getQuarantined()).isZero();
    assertThat(pipeline.quarantined()).extracting(q -> q.getCause()).containsExactly("CONFLICT");
    assertThat(pipeline.totals()).containsOnlyKeys(LABEL, ANN);
  }

  @Test
  void shouldPayLateUseInItsOwnMonth() {
    pipeline.track(track(ISRC)).licence(licence()).settle();
    pipeline.use(use("old", ISRC, "2026-02-28")).settle();

    assertThat(pipeline.totals()).containsOnlyKeys("2026-02|label|GBP", "2026-02|ann|GBP");
  }

  @Test
  void shouldPayPastUseWhenALicenceIsDatedBack() {
    pipeline.track(track(ISRC)).licence(licence("lic-1", "2026-11-01", "0.004"));
    pipeline.use(use("e1")).settle();
    assertThat(pipeline.masterVerdicts()).containsOnly(entry("NOT_IN_TERM", 1L));

    pipeline.licence(licence("lic-1", "2026-01-01", "0.004")).settle();
    assertThat(pipeline.totals()).containsEntry(LABEL, money("0.0056"));
  }

  @Test
  void shouldTakeBackWhenALicenceIsSuspended() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).settle();
    pipeline.licence(Licence.newBuilder(licence()).setStatus("SUSPENDED").build()).settle();

    assertThat(pipeline.totals()).isEmpty();
    assertThat(pipeline.masterVerdicts()).containsOnly(entry("NO_LICENCE", 1L));
  }

  @Test
  void shouldRateTheTracksOfTheFormerLicensorWhenALicenceChangesHands() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).settle();
    pipeline.licence(Licence.newBuilder(licence()).setLicensor("other").build()).settle();

    assertThat(pipeline.totals()).isEmpty();
  }

  @Test
  void shouldHoldUseWhenConsentWithdrawn() {
    Licence optIn = Licence.newBuilder(licence()).setConsent("OPT_IN").build();
    pipeline.track(track(ISRC)).licence(optIn).consent(consent("c1", "OPT_IN", "2026-01-01"));
    pipeline.use(use("e1")).settle();
    assertThat(pipeline.totals()).containsEntry(LABEL, money("0.0056"));

    pipeline.consent(consent("c1", "OPT_OUT", "2026-01-01")).settle();
    assertThat(pipeline.totals()).isEmpty();
    assertThat(pipeline.masterVerdicts()).containsOnly(entry("CONSENT_DENIED", 1L));

    pipeline.consent(consent("c1", "OPT_IN", "2026-01-01")).settle();
    assertThat(pipeline.totals()).containsEntry(LABEL, money("0.0056"));
  }

  @Test
  void shouldMovePastUseWhenAnIdentifierGoesToAnotherTrack() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).settle();
    Track claimant = track("t2", ACCEPTED.plusSeconds(1), ISRC);
    pipeline.track(claimant).settle();

    assertThat(pipeline.accruals()).extracting(a -> a.getTrackId()).containsExactly("t2");
    assertThat(pipeline.totals()).containsEntry(LABEL, money("0.0056"));
    assertThat(pipeline.artistMonths()).extracting(m -> m.getExposures()).containsExactly(2L);
  }

  @Test
  void shouldGiveTheIdentifierBackWhenTheLaterClaimIsGivenUp() {
    pipeline.track(track(ISRC)).use(use("e1"));
    pipeline.track(track("t2", ACCEPTED.plusSeconds(1), ISRC)).settle();
    pipeline.track(track("t2", ACCEPTED.plusSeconds(2), "isrc:GBAYE6800099")).settle();

    assertThat(pipeline.accruals()).extracting(a -> a.getTrackId()).containsExactly("t1");
  }

  @Test
  void shouldCallUseUnmatchedAgainWhenItsTrackDropsTheIdentifier() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).settle();
    pipeline.track(track("isrc:GBAYE6800099")).settle();

    assertThat(pipeline.masterVerdicts()).containsOnly(entry("UNMATCHED_TRACK", 1L));
    assertThat(pipeline.totals()).isEmpty();
    assertThat(pipeline.artistMonths()).isEmpty();
  }

  @Test
  void shouldNeverMatchAMalformedIsrc() {
    UsageReported suspect =
        UsageReported.newBuilder(use("e1", "isrc:GB-AYE-68", "2026-10-05"))
            .setSuspect(true)
            .build();
    pipeline.track(track(ISRC, "isrc:GB-AYE-68")).use(suspect).settle();

    assertThat(pipeline.masterVerdicts()).containsOnly(entry("UNMATCHED_TRACK", 1L));
  }

  @Test
  void shouldPayWhoControlsTheSideOnTheDayOfUse() {
    Track sold =
        Track.newBuilder(track(ISRC))
            .setRights(
                List.of(
                    rights("label", "2020-01-01", "label", 1_000_000),
                    rights("buyer", "2026-10-05", "buyer", 1_000_000)))
            .build();
    Licence buyers =
        Licence.newBuilder(licence("lic-2", "2026-01-01", "0.01")).setLicensor("buyer").build();
    pipeline.use(use("e1", ISRC, "2026-10-04"), use("e2", ISRC, "2026-10-05"));
    pipeline.track(sold).licence(licence()).licence(buyers).settle();

    assertThat(pipeline.totals())
        .containsOnly(entry(LABEL, money("0.008")), entry("2026-10|buyer|GBP", money("0.02")));
  }

  @Test
  void shouldCountTheDurationOfTheCatalogueAndFollowItsCorrection() {
    pipeline.track(track(ISRC)).use(use("e1")).settle();
    assertThat(pipeline.accruals()).extracting(a -> a.getAudioMillis()).containsExactly(200_000L);

    pipeline.track(Track.newBuilder(track(ISRC)).setDurationMillis(50_000L).build()).settle();
    assertThat(pipeline.accruals()).extracting(a -> a.getAudioMillis()).containsExactly(100_000L);
  }

  @Test
  void shouldEmitACellOnceHoweverOftenItChangedBetweenTwoTicks() {
    pipeline.track(track(ISRC)).licence(licence()).settle();
    for (int i = 0; i < 100; i++) {
      pipeline.use(use("e" + i));
    }
    pipeline.settle();

    assertThat(pipeline.emittedAccruals()).isEqualTo(1);
    assertThat(pipeline.accruals()).extracting(a -> a.getEvents()).containsExactly(100L);
  }

  @Test
  void shouldEmitNothingWhenAChangeOfTermsChangesNoOutcome() {
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).settle();
    int before = pipeline.emittedAccruals();
    pipeline.licence(licence("lic-9", "2027-01-01", "9")).settle();

    assertThat(pipeline.emittedAccruals()).isEqualTo(before);
  }

  @Test
  void shouldRateALargeCatalogueInBoundedSteps() {
    try (Pipeline small = new Pipeline(new RatingLimits(Pipeline.TICK, 5, 5))) {
      for (int i = 0; i < 30; i++) {
        String identifier = "house:" + i;
        small.track(track("t" + i, ACCEPTED, identifier)).use(use("e", identifier, "2026-10-05"));
      }
      small.settle();
      small.licence(licence());
      int before = small.emittedAccruals();
      small.tick();
      assertThat(small.emittedAccruals() - before).isLessThanOrEqualTo(5);
      small.settle();
      assertThat(small.masterVerdicts()).containsOnly(entry("AUTHORISED", 30L));
    }
  }

  @Test
  void shouldTellWhetherAnythingAwaitsRating() {
    assertThat(pipeline.track(track(ISRC)).licence(licence()).progress()).isEmpty();
    pipeline.settle();
    assertThat(pipeline.progress()).extracting(p -> p.getPending()).containsExactly(true, false);
    assertThat(pipeline.progress()).extracting(p -> p.getPartition()).containsOnly(0);

    pipeline.use(use("e1"), use("e2")).settle();
    assertThat(pipeline.progress())
        .extracting(p -> p.getPending())
        .containsExactly(true, false, true, false);
    assertThat(pipeline.progress().get(3).getAt()).isAfter(pipeline.progress().get(2).getAt());
  }

  @Test
  void shouldSayThatRatingAwaitsUntilTheLastTrackIsLookedThrough() {
    try (Pipeline small = new Pipeline(new RatingLimits(Pipeline.TICK, 1, 1))) {
      for (int i = 0; i < 5; i++) {
        String identifier = "house:" + i;
        small.track(track("t" + i, ACCEPTED, identifier)).use(use("e", identifier, "2026-10-05"));
      }
      small.licence(licence());
      for (int i = 0; i < 50 && small.progress().stream().allMatch(p -> p.getPending()); i++) {
        small.tick();
      }
      assertThat(small.masterVerdicts()).containsOnly(entry("AUTHORISED", 5L));
      assertThat(small.progress()).extracting(p -> p.getPending()).containsExactly(true, false);
    }
  }
}
