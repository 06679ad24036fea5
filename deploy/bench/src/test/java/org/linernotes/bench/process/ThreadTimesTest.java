package org.linernotes.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {
  @Test
  void shouldAddUpThreadsOfOneKind() {
    Map<String, Double> seconds = new HashMap<>();
    ThreadTimes.addLine("17 (GC Thread#0) S 1 1 1 0 -1 4 0 0 0 0 250 50 0 0 20 0 30", seconds);
    ThreadTimes.addLine("18 (GC Thread#1) S 1 1 1 0 -1 4 0 0 0 0 100 0 0 0 20 0 30", seconds);
    ThreadTimes.addLine("19 (odd) name) S 1 1 1 0 -1 4 0 0 0 0 0 7 0 0 20 0 30", seconds);
    assertThat(seconds)
        .containsExactlyInAnyOrderEntriesOf(Map.of("GC Thread", 4.0, "odd) name", 0.07));
  }

  @Test
  void shouldCountThreadsThatBeganInBetween() {
    assertThat(ThreadTimes.between(Map.of("a", 1.0), Map.of("a", 1.5, "b", 2.0)))
        .isEqualTo(Map.of("a", 0.5, "b", 2.0));
  }
}
