package org.linernotes.sink.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linernotes.sink.report.UseProblem.Kind;

class ProblemFilterTest {
  private static final Cursor IN_SUSPECT =
      new Cursor(List.of("SUSPECT", "isrc:X", "00000000-0000-0000-0000-000000000007", ""));

  private static ProblemFilter of(@Nullable Kind kind) {
    return new ProblemFilter("sonara", YearMonth.of(2026, 10), kind);
  }

  @Test
  void shouldListAllKindsInTurn() {
    assertThat(of(null).kindsFrom(null)).containsExactly(Kind.values());
  }

  @Test
  void shouldGoOnWhereThePageBeforeEnded() {
    assertThat(of(null).kindsFrom(IN_SUSPECT)).containsExactly(Kind.SUSPECT, Kind.UNMATCHED);
  }

  @Test
  void shouldListOneKindAlone() {
    assertThat(of(Kind.SUSPECT).kindsFrom(null)).containsExactly(Kind.SUSPECT);
    assertThat(of(Kind.SUSPECT).kindsFrom(IN_SUSPECT)).containsExactly(Kind.SUSPECT);
    assertThat(of(Kind.CONFLICT).kindsFrom(IN_SUSPECT)).isEmpty();
  }

  @Test
  void shouldTakeCursorsOfItsPagesAndNoOthers() {
    ProblemFilter.check(IN_SUSPECT);
    ProblemFilter.check(new Cursor(List.of("CONFLICT", "usage.reported", "1", "42")));
    for (List<String> forged :
        List.of(
            List.of("OTHER", "a", "1", "1"),
            List.of("CONFLICT", "t", "x", "1"),
            List.of("QUARANTINED", "t", "1", ""),
            List.of("UNMATCHED", "house:1", "no uuid", ""))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ProblemFilter.check(new Cursor(forged)));
    }
  }

  @Test
  void shouldNameTheKindsThereAre() {
    assertThat(Kind.parse("UNMATCHED")).isEqualTo(Kind.UNMATCHED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.parse("ODD"))
        .withMessage("'ODD' (expected: CONFLICT, QUARANTINED, SUSPECT or UNMATCHED)");
  }
}
