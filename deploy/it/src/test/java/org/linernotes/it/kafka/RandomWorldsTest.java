package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.linernotes.it.oracle.Facts;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.world.Seed;
import org.linernotes.it.world.Shrink;
import org.linernotes.it.world.World;
import org.linernotes.it.world.Worlds;

/** Random worlds through the topology: in whatever order they come, what the oracle says. */
class RandomWorldsTest {
  private static final int WORLDS = 150;

  @Test
  void shouldGiveTheOraclesOutcomeInAnyOrder() {
    List<Long> failing = new ArrayList<>();
    long first = Seed.first();
    LongStream.range(first, first + WORLDS)
        .filter(seed -> !differences(seed, world(seed)).isEmpty())
        .forEach(failing::add);

    if (!failing.isEmpty()) {
      throw new AssertionError(report(failing));
    }
    assertThat(failing).isEmpty();
  }

  private static World world(long seed) {
    return Worlds.random(seed, (int) (seed % 1000)).shuffled(~seed);
  }

  private static List<String> differences(long seed, World world) {
    Facts expected = Oracle.outcome(world.scenario());
    int inputsPerTick = List.of(1, 7, 1000).get((int) (seed % 3));
    int ratedPerTick = List.of(1, 5000).get((int) (seed % 2));
    return expected.differences(TopologyRun.outcome(world, inputsPerTick, ratedPerTick));
  }

  private static String report(List<Long> failing) {
    long seed = failing.get(0);
    World least = Shrink.of(world(seed), world -> !differences(seed, world).isEmpty());
    StringBuilder report = new StringBuilder("failing seeds: " + failing);
    report.append("\nrepeat with -Dlinernotes.it.seed=").append(seed).append("; least inputs:\n");
    least.inputs().forEach(input -> report.append(input).append('\n'));
    report.append("differences:\n");
    differences(seed, least).forEach(line -> report.append(line).append('\n'));
    return report.toString();
  }
}
