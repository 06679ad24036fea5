package org.linernotes.it.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.linernotes.it.rig.process.Shape;

class ScheduleTest {
  private static final Shape ONE = new Shape(1, 2, 2, 2);
  private static final Shape THREE = new Shape(3, 2, 2, 2);

  @Test
  void shouldGiveTheSameScheduleForTheSameSeed() {
    assertThat(Schedule.of(7, 30, THREE)).isEqualTo(Schedule.of(7, 30, THREE));
    assertThat(Schedule.of(7, 30, THREE)).isNotEqualTo(Schedule.of(8, 30, THREE));
  }

  @Test
  void shouldBeginTheSameWhenItIsLonger() {
    assertThat(Schedule.of(7, 30, THREE).planned())
        .startsWith(Schedule.of(7, 12, THREE).planned().toArray(Schedule.Planned[]::new));
  }

  @Test
  void shouldLetEveryKindOccur() {
    int all = FaultKind.values().length;
    assertThat(kinds(Schedule.of(1, all, THREE))).isEqualTo(EnumSet.allOf(FaultKind.class));
    assertThat(kinds(Schedule.of(1, all, ONE)))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(FaultKind.KILL_TWO_BROKERS)));
  }

  @Test
  void shouldBeginWithDifferentKindsForDifferentSeeds() {
    long first =
        LongStream.range(0, 50)
            .mapToObj(seed -> Schedule.of(seed, 1, ONE).planned().get(0).kind())
            .distinct()
            .count();
    assertThat(first).isGreaterThan(10);
  }

  private static Set<FaultKind> kinds(Schedule schedule) {
    EnumSet<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    schedule.planned().forEach(planned -> kinds.add(planned.kind()));
    return kinds;
  }
}
