package org.linernotes.it.rig.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.linernotes.it.rig.process.Shape;

/**
 * What goes wrong, one after the other: a function of the seed and of nothing else.
 *
 * @param planned in their order
 */
public record Schedule(List<Planned> planned) {
  private static final int GAP_MILLIS = 1500;
  private static final int MORE_MILLIS = 1000;
  private static final int MOST_INSTANCES = 6;

  /**
   * One fault to come.
   *
   * @param dice decides where
   * @param gap from the end of the one before
   * @param hold how long it stays
   */
  public record Planned(FaultKind kind, int dice, Duration gap, Duration hold) {
    /** How long it takes without what it takes to heal. */
    public Duration length() {
      return gap.plus(hold);
    }
  }

  public Schedule {
    planned = List.copyOf(planned);
  }

  /** So many faults that can befall such a deployment; none comes again before all others came. */
  public static Schedule of(long seed, int count, Shape shape) {
    return of(seed, count, FaultKind.of(shape));
  }

  /** So many of these. */
  public static Schedule of(long seed, int count, List<FaultKind> kinds) {
    Random random = new Random(seed);
    List<Planned> planned = new ArrayList<>();
    List<FaultKind> bag = new ArrayList<>();
    while (planned.size() < count) {
      if (bag.isEmpty()) {
        bag.addAll(kinds);
        Collections.shuffle(bag, random);
      }
      FaultKind kind = bag.remove(bag.size() - 1);
      int dice = random.nextInt(2 * MOST_INSTANCES);
      Duration gap = Duration.ofMillis(500 + random.nextInt(GAP_MILLIS));
      Duration hold = kind.hold().plusMillis(random.nextInt(MORE_MILLIS));
      planned.add(new Planned(kind, dice, gap, hold));
    }
    return new Schedule(planned);
  }

  /** None. */
  public static Schedule calm() {
    return new Schedule(List.of());
  }
}
