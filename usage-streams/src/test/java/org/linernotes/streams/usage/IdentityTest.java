package org.linernotes.streams.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.UsageReported;

class IdentityTest {
  private static final UsageReported EVENT =
      UsageReported.newBuilder()
          .setPlatform("sonara")
          .setId("e1")
          .setTrack("isrc:GBAYE6800011")
          .setOccurredAt(Instant.parse("2026-10-05T12:00:00Z"))
          .setUseType("PRETRAINING")
          .setModel("echo")
          .setRun("run-1")
          .build();

  private static UsageReported with(UnaryOperator<UsageReported.Builder> change) {
    return change.apply(UsageReported.newBuilder(EVENT)).build();
  }

  @Test
  void shouldTellEventsApartByPlatformTrackAndId() {
    for (UsageReported other :
        List.of(
            with(b -> b.setPlatform("other")),
            with(b -> b.setTrack("isrc:GBAYE6800012")),
            with(b -> b.setId("e2")))) {
      assertThat(Identity.of(other)).isNotEqualTo(Identity.of(EVENT));
    }
    assertThat(Identity.of(with(b -> b.setExposures(9)))).isEqualTo(Identity.of(EVENT));
  }

  @Test
  void shouldTellContentsApartByEveryNamedField() {
    for (UsageReported other :
        List.of(
            with(b -> b.setOccurredAt(Instant.parse("2026-10-05T12:00:00.000001Z"))),
            with(b -> b.setUseType("EVALUATION")),
            with(b -> b.setModel("e")),
            with(b -> b.setModelVersion("1")),
            with(b -> b.setRun("r")),
            with(b -> b.setDataset("d")),
            with(b -> b.setExposures(2)),
            with(b -> b.setAudioMillis(0L)),
            with(b -> b.setTerritory("SE")))) {
      assertThat(Identity.content(other)).isNotEqualTo(Identity.content(EVENT));
    }
  }

  @Test
  void shouldNotCallFieldsContentThatTheContractDoesNotName() {
    UsageReported retried = with(b -> b.setExtra("{\"attempt\":2}"));
    assertThat(Identity.content(retried)).isEqualTo(Identity.content(EVENT));
  }

  @Test
  void shouldGiveTheSameBytesForEver() {
    assertThat(HexFormat.of().formatHex(Identity.of(EVENT)))
        .isEqualTo("70c0f1b6fbc9ef7eadda42c46da853d3");
    assertThat(HexFormat.of().formatHex(Identity.content(EVENT)))
        .isEqualTo("1e907ec83233406a13442bc31a04b874");
  }
}
