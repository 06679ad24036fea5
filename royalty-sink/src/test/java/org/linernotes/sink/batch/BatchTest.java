package org.linernotes.sink.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Artist;
import org.linernotes.avro.SideOutcome;
import org.linernotes.avro.Track;
import org.linernotes.sink.ledger.Outcomes;

class BatchTest {
  private static final Instant MORNING = Instant.parse("2026-10-01T08:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-10-01T18:00:00Z");

  @Test
  void shouldKeepOnlyTheLatestOutcomeOfACell() {
    Batch batch = new Batch();
    Accrual latest = Outcomes.cell(2, Outcomes.paid("0.02"));
    batch.putAccrual(new UUID(1, 1), Outcomes.cell(1, Outcomes.paid("0.01")));
    batch.putAccrual(new UUID(1, 1), latest);

    assertThat(batch.accruals().values()).containsExactly(latest);
  }

  @Test
  void shouldNameAnArtistByTheLatestVersionWhateverComesFirst() {
    assertThat(name(track("T1", "New", EVENING), track("T2", "Old", MORNING))).isEqualTo("New");
    assertThat(name(track("T2", "Old", MORNING), track("T1", "New", EVENING))).isEqualTo("New");
  }

  @Test
  void shouldNameAnArtistByTheLargerNameWhenVersionsAreOfTheSameTime() {
    assertThat(name(track("T1", "B", MORNING), track("T2", "A", MORNING))).isEqualTo("B");
    assertThat(name(track("T2", "A", MORNING), track("T1", "B", MORNING))).isEqualTo("B");
  }

  private static String name(Track... tracks) {
    Batch batch = new Batch();
    List.of(tracks).forEach(batch::putTrack);
    return batch.artists().iterator().next().name();
  }

  private static Track track(String id, String artistName, Instant acceptedAt) {
    return new Track(
        id,
        List.of(),
        "Title",
        1000L,
        List.of(new Artist("artist-1", artistName, "MAIN")),
        List.of(),
        acceptedAt,
        "label");
  }

  @Test
  void shouldRefuseSharesThatDoNotSumToTheGross() {
    SideOutcome broken = Outcomes.paid("0.03");
    broken.setGross(Outcomes.money("0.04"));

    assertThatThrownBy(() -> Checks.accrual(Outcomes.cell(1, broken)))
        .hasMessageContaining("sum of shares: 0.030000000 (expected: 0.040000000)");
  }

  @Test
  void shouldRefuseTextThatTheDatabaseCannotHold() {
    Accrual accrual = Outcomes.cell(1, Outcomes.denied("NO_LICENCE", "al\0pha"));

    assertThatThrownBy(() -> Checks.noNul(accrual))
        .hasMessageContaining("controlledBy: has U+0000");
  }

  @Test
  void shouldRefuseTimesThatTheDatabaseCannotHold() {
    assertThatThrownBy(() -> Checks.time("acceptedAt", Instant.ofEpochMilli(Long.MAX_VALUE)))
        .hasMessageContaining("(expected: years 1 to 9999)");
  }
}
