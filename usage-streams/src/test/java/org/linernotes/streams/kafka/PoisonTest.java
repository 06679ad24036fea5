package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.linernotes.streams.kafka.Samples.ISRC;
import static org.linernotes.streams.kafka.Samples.licence;
import static org.linernotes.streams.kafka.Samples.rights;
import static org.linernotes.streams.kafka.Samples.taken;
import static org.linernotes.streams.kafka.Samples.track;
import static org.linernotes.streams.kafka.Samples.use;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Quarantined;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.linernotes.topic.Topics;

class PoisonTest {
  private static final byte[] KEY = "k".getBytes(StandardCharsets.UTF_8);
  private static final byte[] GARBAGE = "not avro".getBytes(StandardCharsets.UTF_8);

  private final Pipeline pipeline = new Pipeline();

  @AfterEach
  void close() {
    pipeline.close();
  }

  private Quarantined onlyQuarantined() {
    assertThat(pipeline.quarantined()).hasSize(1);
    return pipeline.quarantined().get(0);
  }

  @Test
  void shouldQuarantineUnreadableUsageWithItsPositionAndCountIt() {
    pipeline.use(use("e0")).raw(Topics.USAGE_REPORTED, KEY, GARBAGE).use(use("e1")).settle();

    Quarantined poison = onlyQuarantined();
    assertThat(poison.getCause()).isEqualTo("UNREADABLE");
    assertThat(poison.getTopic()).isEqualTo("usage.reported");
    assertThat(poison.getPartition()).isZero();
    assertThat(poison.getOffset()).isEqualTo(1);
    assertThat(poison.getValue().array()).isEqualTo(GARBAGE);
    AuditCounts counts = pipeline.audit("unknown", "2026-11");
    assertThat(counts.getReported()).isEqualTo(1);
    assertThat(counts.getQuarantined()).isEqualTo(1);
    assertThat(pipeline.audit("sonara", "2026-10").getRecorded()).isEqualTo(2);
  }

  @Test
  void shouldQuarantineUsageOfUnknownSchema() {
    byte[] unknownSchema = {0, 0, 0, 127, 1, 2, 3};
    pipeline.raw(Topics.USAGE_REPORTED, KEY, unknownSchema).settle();

    assertThat(onlyQuarantined().getMessage()).contains("schema id 32513");
  }

  @Test
  void shouldQuarantineATombstoneOfUsage() {
    pipeline.raw(Topics.USAGE_REPORTED, KEY, null).settle();

    assertThat(onlyQuarantined().getMessage()).contains("no value");
  }

  @Test
  void shouldQuarantineUsageUnderAForeignKeySinceItsDuplicatesWouldNotMeetIt() {
    UsageReported event = use("e1");
    pipeline.raw(Topics.USAGE_REPORTED, KEY, Pipeline.bytes(Topics.USAGE_REPORTED, event)).settle();

    assertThat(onlyQuarantined().getMessage()).contains("'k'").contains(ISRC);
    assertThat(pipeline.audit("sonara", "2026-10").getQuarantined()).isEqualTo(1);
  }

  @Test
  void shouldQuarantineImpossibleExposuresUnderThePlatformsMonth() {
    pipeline.use(UsageReported.newBuilder(use("e1")).setExposures(0).build()).settle();

    assertThat(onlyQuarantined().getMessage()).isEqualTo("exposures: 0 (expected: 1..1000000000)");
    assertThat(pipeline.audit("sonara", "2026-10").getQuarantined()).isEqualTo(1);
  }

  @Test
  void shouldQuarantineATrackWhoseSplitsAreNotWholeAndKeepTheOneBefore() {
    Track broken =
        Track.newBuilder(track(ISRC))
            .setRights(List.of(rights("label", "2020-01-01", "label", 990_000)))
            .build();
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).track(broken).settle();

    assertThat(onlyQuarantined().getMessage()).isEqualTo("shareSum: 990000 (expected: 1000000)");
    assertThat(onlyQuarantined().getCause()).isEqualTo("INVALID");
    assertThat(pipeline.totals()).hasSize(2);
  }

  @Test
  void shouldQuarantinePoisonLicencesOnceAndGoOn() {
    pipeline.raw(Topics.LICENCES, KEY, GARBAGE);
    pipeline.licence(Licence.newBuilder(licence()).setStatus("MAYBE").build());
    pipeline.track(track(ISRC)).licence(licence()).use(use("e1")).settle();

    assertThat(pipeline.quarantined())
        .extracting(Quarantined::getCause)
        .containsExactly("UNREADABLE", "INVALID");
    assertThat(pipeline.totals()).hasSize(2);
  }

  @Test
  void shouldCallATombstoneInTheCatalogueInvalidWhereverItStands() {
    pipeline.raw(Topics.TRACKS, KEY, null).raw(Topics.LICENCES, KEY, null);
    pipeline.raw(Topics.CONSENTS, KEY, null).settle();

    assertThat(pipeline.quarantined())
        .extracting(Quarantined::getCause)
        .containsExactly("INVALID", "INVALID", "INVALID");
  }

  @Test
  void shouldQuarantinePoisonVoidsAndCountThemNowhereSinceTheyAreNoEvents() {
    UsageVoid nameless = UsageVoid.newBuilder(taken("e1")).setId("").build();
    pipeline
        .use(use("e1"))
        .raw(Topics.USAGE_VOIDS, KEY, GARBAGE)
        .raw(Topics.USAGE_VOIDS, KEY, null);
    pipeline.raw(Topics.USAGE_VOIDS, KEY, Pipeline.bytes(Topics.USAGE_VOIDS, taken("e1")));
    pipeline.takeBack(nameless, taken("e1")).settle();

    assertThat(pipeline.quarantined())
        .extracting(Quarantined::getTopic, Quarantined::getCause, Quarantined::getPlatform)
        .containsExactly(
            tuple("usage.voids", "UNREADABLE", null),
            tuple("usage.voids", "INVALID", null),
            tuple("usage.voids", "INVALID", "sonara"),
            tuple("usage.voids", "INVALID", "sonara"));
    assertThat(pipeline.audits()).hasSize(1);
    assertThat(pipeline.audit("sonara", "2026-10").getQuarantined()).isZero();
    assertThat(pipeline.audit("sonara", "2026-10").getVoided()).isEqualTo(1);
  }

  @Test
  void shouldSetAsideACellThatCannotBeRatedAndRateTheOthers() {
    Track endless = Track.newBuilder(track(ISRC)).setDurationMillis(Long.MAX_VALUE).build();
    Track other = Track.newBuilder(track("house:2")).setTrackId("t2").build();
    pipeline.track(endless).track(other).licence(licence());
    pipeline.use(use("e1"), use("e2", "house:2", "2026-10-05")).settle();

    assertThat(pipeline.quarantined())
        .isNotEmpty()
        .allSatisfy(poison -> assertThat(poison.getCause()).isEqualTo("PROCESSING_FAILED"));
    assertThat(pipeline.totals()).hasSize(2);
  }

  @Test
  void shouldQuarantineWhatCannotBeReadOnAnInternalTopic() {
    pipeline.rawInternal("usage-streams-claims-repartition", KEY, GARBAGE).settle();

    Quarantined poison = onlyQuarantined();
    assertThat(poison.getTopic()).isEqualTo("usage-streams-claims-repartition");
    assertThat(poison.getCause()).isEqualTo("UNREADABLE");
  }
}
