package org.linernotes.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellKeyTest {
  private static final CellKey CELL =
      new CellKey(
          "t1",
          null,
          "sonara",
          "run-é",
          LocalDate.parse("2026-10-05"),
          "echo",
          null,
          "PRETRAINING",
          "ZZ");

  @Test
  void shouldReadWhatItWrites() {
    assertThat(CellKey.parse(CELL.toBytes())).isEqualTo(CELL);
    CellKey unmatched = CELL.of(null, "isrc:bad");
    assertThat(CellKey.parse(unmatched.toBytes())).isEqualTo(unmatched);
  }

  @Test
  void shouldShareItsPrefixesWithItsNeighboursOnly() {
    assertThat(startsWith(CELL.toBytes(), CELL.runPrefix())).isTrue();
    assertThat(startsWith(CELL.runPrefix(), CELL.trackPrefix())).isTrue();
    assertThat(CellKey.isWhole(CELL.toBytes())).isTrue();
    assertThat(CellKey.isWhole(CELL.runPrefix())).isFalse();
    CellKey longerName = CELL.of("t11", null);
    assertThat(startsWith(longerName.toBytes(), CELL.trackPrefix())).isFalse();
  }

  @Test
  void shouldBePartitionedByTrackOrByUnmatchedIdentifier() {
    assertThat(CELL.partitionKey()).isEqualTo("t1");
    assertThat(CELL.of(null, "isrc:bad").partitionKey()).isEqualTo("isrc:bad");
  }

  @Test
  void shouldNeedATrackOrAnIdentifierAndNotBoth() {
    assertThatThrownBy(() -> CELL.of(null, null)).hasMessageContaining("expected: exactly one");
    assertThatThrownBy(() -> CELL.of("t", "i:1")).hasMessageContaining("expected: exactly one");
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return Arrays.equals(Arrays.copyOf(key, prefix.length), prefix);
  }
}
