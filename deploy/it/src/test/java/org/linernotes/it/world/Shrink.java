package org.linernotes.it.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing world small enough to read. */
public final class Shrink {
  private static final int MOST_TRIES = 400;

  private Shrink() {}

  /** A world that still fails, from which little can be left out. */
  public static World of(World failing, Predicate<World> fails) {
    World least = failing;
    int tries = 0;
    for (int size = failing.inputs().size() / 2; size >= 1 && tries < MOST_TRIES; ) {
      boolean smaller = false;
      for (int from = 0; from < least.inputs().size() && tries < MOST_TRIES; tries++) {
        World without = without(least, from, size);
        if (fails.test(without)) {
          least = without;
          smaller = true;
        } else {
          from += size;
        }
      }
      size = smaller && size == 1 ? 1 : size / 2;
    }
    return least;
  }

  private static World without(World world, int from, int size) {
    List<Input> left = new ArrayList<>(world.inputs().subList(0, from));
    int to = Math.min(world.inputs().size(), from + size);
    left.addAll(world.inputs().subList(to, world.inputs().size()));
    return new World(left);
  }
}
