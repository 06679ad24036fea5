package org.linernotes.streams.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
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
  private static final String CONTENT = "712d18aa5ff7f5fd3307f4ae97555f4e";

  private static SeenUse nothing() {
    return SeenUse.parse(null);
  }

  private static SeenUse kept(SeenUse use) {
    return SeenUse.parse(use.toBytes());
  }

  private static SeenUse counted(UsageReported event) {
    return nothing().record(event);
  }

  private static String hex(SeenUse use) {
    return HexFormat.of().formatHex(use.toBytes());
  }

  private static UsageReported audio(long millis) {
    return UsageReported.newBuilder(EVENT).setAudioMillis(millis).setModelVersion("2").build();
  }

  @Test
  void shouldTellWhatAUseAddedToItsCellWithWhatTheVoidNames() {
    for (UsageReported event : List.of(EVENT, audio(0), audio(Long.MAX_VALUE))) {
      for (SeenUse use : List.of(counted(event), counted(event).withDuplicate())) {
        assertThat(kept(use).added("sonara", "house:Ängel"))
            .isEqualTo(new CellChange(UsageEvents.unmatchedCell(event), UsageEvents.asSum(event)));
      }
    }
  }

  @Test
  void shouldKnowTheContentAndMonthOfAUseAlsoWhenItIsTakenBack() {
    SeenUse counted = kept(counted(EVENT));
    SeenUse voided = kept(counted.takenBack());
    assertThat(counted.counts()).isTrue();
    assertThat(voided.counts()).isFalse();
    for (SeenUse use : List.of(counted, voided, kept(nothing().takenBack().record(EVENT)))) {
      assertThat(use.recorded()).isTrue();
      assertThat(use.hasContentOf(EVENT)).isTrue();
      assertThat(use.hasContentOf(audio(7))).isFalse();
      assertThat(use.awaitsUse()).isFalse();
      assertThat(use.month()).isEqualTo(YearMonth.of(2026, 10));
    }
  }

  @Test
  void shouldBeInTheSameStateWhicheverOfUseAndVoidCameFirst() {
    assertThat(hex(counted(EVENT).takenBack())).isEqualTo(hex(nothing().takenBack().record(EVENT)));
  }

  @Test
  void shouldAwaitTheUseOfAVoidThatCameFirst() {
    SeenUse awaited = kept(nothing().takenBack());
    assertThat(awaited.awaitsUse()).isTrue();
    assertThat(awaited.counts()).isFalse();
    assertThat(awaited.recorded()).isFalse();
    assertThat(awaited.hasContentOf(EVENT)).isFalse();
    assertThatIllegalStateException().isThrownBy(awaited::month).withMessageContaining("3");
  }

  @Test
  void shouldTakeBackOnceHoweverOftenItIsAsked() {
    SeenUse voided = counted(EVENT).takenBack();
    assertThat(voided.takenBack()).isSameAs(voided);
    SeenUse awaited = nothing().takenBack();
    assertThat(awaited.takenBack()).isSameAs(awaited);
  }

  @Test
  void shouldCountWhatCameBesideTheRecordedEventThroughEveryChange() {
    UnaryOperator<SeenUse> repeated =
        use -> kept(use.withDuplicate().withDuplicate().withConflict().withQuarantined());
    Repeats expected = new Repeats(2, 1, 1);

    assertThat(repeated.apply(counted(EVENT)).repeats()).isEqualTo(expected);
    assertThat(kept(repeated.apply(counted(EVENT)).takenBack()).repeats()).isEqualTo(expected);
    SeenUse before = kept(nothing().withQuarantined());
    assertThat(before.recorded()).isFalse();
    assertThat(kept(before.takenBack()).awaitsUse()).isTrue();
    assertThat(kept(before.takenBack().record(EVENT)).repeats()).isEqualTo(new Repeats(0, 0, 1));
    assertThat(kept(before.record(EVENT)).hasContentOf(EVENT)).isTrue();
  }

  @Test
  void shouldStopCountingBeforeACountTurnsNegative() {
    Repeats most = new Repeats(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(most.withDuplicate().withConflict().withQuarantined()).isEqualTo(most);
  }

  @Test
  void shouldRecordAnIdentityOnce() {
    assertThatIllegalStateException().isThrownBy(() -> counted(EVENT).record(EVENT));
  }

  @Test
  void shouldNotKeepTwiceWhatTheIdentityNames() {
    String kept = new String(counted(EVENT).toBytes(), StandardCharsets.UTF_8);
    assertThat(kept).doesNotContain("sonara").doesNotContain("house").contains("run-1");
  }

  @Test
  void shouldGiveTheSameBytesForEver() {
    String counted =
        CONTENT
            + "3b9aca00"
            + "ffffffffffffffff"
            + HexFormat.of()
                .formatHex(
                    "run-1\0002026-10-05\0echo\0\0PRETRAINING\0ZZ\0"
                        .getBytes(StandardCharsets.UTF_8));
    String repeats = "00000001" + "00000002" + "00000000";
    SeenUse repeated = counted(EVENT).withDuplicate().withConflict().withConflict();
    String month = "00005f01"; // 2026 * 12 + 9

    assertThat(hex(counted(EVENT))).isEqualTo("01" + counted);
    assertThat(hex(repeated)).isEqualTo("11" + repeats + counted);
    assertThat(hex(counted(EVENT).takenBack())).isEqualTo("02" + CONTENT + month);
    assertThat(hex(repeated.takenBack())).isEqualTo("12" + repeats + CONTENT + month);
    assertThat(hex(nothing().takenBack())).isEqualTo("03");
    assertThat(hex(nothing().withQuarantined())).isEqualTo("14" + "0000000000000000" + "00000001");
  }

  @Test
  void shouldRefuseWhatItDidNotWrite() {
    byte[] counted = counted(EVENT).toBytes();
    byte[] voided = counted(EVENT).takenBack().toBytes();
    for (byte[] other :
        List.of(
            new byte[0],
            new byte[16],
            new byte[] {1},
            new byte[] {3, 3},
            new byte[] {4},
            new byte[] {0x14, 0, 0},
            Arrays.copyOf(counted, 29),
            Arrays.copyOf(voided, voided.length - 1),
            Arrays.copyOf(voided, voided.length + 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SeenUse.parse(other))
          .withMessageContaining("of " + other.length + " bytes");
    }
  }
}
