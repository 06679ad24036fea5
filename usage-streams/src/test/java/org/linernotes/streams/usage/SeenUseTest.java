package org.linernotes.streams.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.UsageReported;

class SeenUseTest {
  private static final UsageReported EVENT =
      UsageReported.newBuilder()
          .setPlatform("sonara")
          .setId("e1")
          .setTrack("house:Ängel")
          .setOccurredAt(Instant.parse("2026-10-05T12:00:00Z"))
          .setUseType("PRETRAINING")
          .setModel("echo")
          .setRun("run-1")
          .setExposures(1_000_000_000)
          .build();

  private static SeenUse kept(SeenUse use) {
    return Objects.requireNonNull(SeenUse.parse(use.toBytes()));
  }

  private static UsageReported audio(long millis) {
    return UsageReported.newBuilder(EVENT).setAudioMillis(millis).setModelVersion("2").build();
  }

  @Test
  void shouldTellWhatAUseAddedToItsCellWithWhatTheVoidNames() {
    for (UsageReported event : List.of(EVENT, audio(0), audio(Long.MAX_VALUE))) {
      assertThat(kept(SeenUse.counted(event)).added("sonara", "house:Ängel"))
          .isEqualTo(new CellChange(UsageEvents.unmatchedCell(event), UsageEvents.asSum(event)));
    }
  }

  @Test
  void shouldKnowTheContentOfAUseAlsoWhenItIsTakenBack() {
    SeenUse counted = kept(SeenUse.counted(EVENT));
    SeenUse voided = kept(counted.takenBack());
    assertThat(counted.counts()).isTrue();
    assertThat(voided.counts()).isFalse();
    for (SeenUse use : List.of(counted, voided, kept(SeenUse.voided(EVENT)))) {
      assertThat(use.hasContentOf(EVENT)).isTrue();
      assertThat(use.hasContentOf(audio(7))).isFalse();
      assertThat(use.awaitsUse()).isFalse();
    }
  }

  @Test
  void shouldBeInTheSameStateWhicheverOfUseAndVoidCameFirst() {
    assertThat(SeenUse.counted(EVENT).takenBack().toBytes())
        .isEqualTo(SeenUse.voided(EVENT).toBytes());
  }

  @Test
  void shouldAwaitTheUseOfAVoidThatCameFirst() {
    SeenUse awaited = kept(SeenUse.voidAwaited());
    assertThat(awaited.awaitsUse()).isTrue();
    assertThat(awaited.counts()).isFalse();
    assertThat(awaited.hasContentOf(EVENT)).isFalse();
    assertThatIllegalStateException().isThrownBy(awaited::takenBack).withMessageContaining("3");
  }

  @Test
  void shouldNotKeepTwiceWhatTheIdentityNames() {
    String kept = new String(SeenUse.counted(EVENT).toBytes(), StandardCharsets.UTF_8);
    assertThat(kept).doesNotContain("sonara").doesNotContain("house").contains("run-1");
  }

  @Test
  void shouldGiveTheSameBytesForEver() {
    String content = "712d18aa5ff7f5fd3307f4ae97555f4e";
    assertThat(HexFormat.of().formatHex(SeenUse.counted(EVENT).toBytes()))
        .isEqualTo(
            "01"
                + content
                + "3b9aca00"
                + "ffffffffffffffff"
                + HexFormat.of()
                    .formatHex(
                        "run-1\0002026-10-05\0echo\0\0PRETRAINING\0ZZ\0"
                            .getBytes(StandardCharsets.UTF_8)));
    assertThat(HexFormat.of().formatHex(SeenUse.voided(EVENT).toBytes())).isEqualTo("02" + content);
    assertThat(SeenUse.voidAwaited().toBytes()).containsExactly(3);
  }

  @Test
  void shouldRefuseWhatItDidNotWrite() {
    byte[] counted = SeenUse.counted(EVENT).toBytes();
    for (byte[] other :
        List.of(
            new byte[0],
            new byte[16],
            new byte[] {1},
            new byte[] {3, 3},
            Arrays.copyOf(counted, 29),
            Arrays.copyOf(SeenUse.voided(EVENT).toBytes(), 18))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SeenUse.parse(other))
          .withMessageContaining("of " + other.length + " bytes");
    }
    assertThat(SeenUse.parse(null)).isNull();
  }
}
