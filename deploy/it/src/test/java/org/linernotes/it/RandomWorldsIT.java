package org.linernotes.it;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Outcomes;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Seed;
import org.linernotes.it.world.World;
import org.linernotes.it.world.Worlds;

/** Several random worlds at once through the running services, against the oracle. */
@ExtendWith(Integration.class)
class RandomWorldsIT {
  private static final int WORLDS = 8;

  @Test
  void shouldGiveTheOraclesOutcomeForShuffledAndDuplicatedInput(Stack stack) {
    long seed = Seed.first();
    List<Input> inputs =
        IntStream.range(0, WORLDS)
            .mapToObj(number -> Worlds.random(seed + number, number))
            .flatMap(world -> world.inputs().stream())
            .toList();
    World all = new World(inputs).shuffled(seed).acceptedInOrder();

    try {
      new Upload(stack).world(all);
      new Outcomes(stack).await(Oracle.outcome(all.scenario()));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("repeat with -Dlinernotes.it.seed=" + seed, e);
    }
  }
}
