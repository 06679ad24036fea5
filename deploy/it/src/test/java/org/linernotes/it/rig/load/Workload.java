package org.linernotes.it.rig.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;
import org.linernotes.it.world.World;
import org.linernotes.it.world.Worlds;

/**
 * A world as several clients at once send it: one for the catalogue, one for what is taken back,
 * several for each platform's uses, and one that dies when it is not answered. What belongs to one
 * identity is sent by one client, in its order.
 */
public final class Workload {
  private static final int CLIENTS_PER_PLATFORM = 2;
  private static final int UNSURE_PERCENT = 4;
  private static final int UNSURE_BATCH = 5;
  private static final int CATALOGUE_BATCH = 5;

  private final World world;
  private final int usesPerBatch;
  private final Map<String, List<Batch>> lanes = new TreeMap<>();

  private Workload(World world, int usesPerBatch) {
    this.world = world;
    this.usesPerBatch = usesPerBatch;
  }

  /** The load of a seed, of about so many events. */
  public static Workload of(long seed, int events) {
    Workload load = new Workload(Worlds.large(seed, events), Math.max(10, events / 250));
    load.deal(new Random(seed));
    return load;
  }

  public World world() {
    return world;
  }

  /** How many usage events it has, the same ones sent again among them. */
  public int events() {
    return world.of(Kind.USAGE).size();
  }

  /** Who sends what; each in its order. */
  Map<String, List<Batch>> lanes() {
    return lanes;
  }

  private void deal(Random random) {
    Map<String, Integer> times = new HashMap<>();
    world.inputs().forEach(input -> times.merge(turn(input), 1, Integer::sum));
    Map<String, List<Input>> open = new HashMap<>();
    int dealt = 0;
    for (Input input : world.inputs()) {
      double share = (double) dealt++ / world.inputs().size();
      boolean single = Integer.valueOf(1).equals(times.get(turn(input)));
      boolean unsure = input.kind() == Kind.USAGE && single && random.nextInt(100) < UNSURE_PERCENT;
      String lane = unsure ? "unsure " + input.sender() : lane(input);
      List<Input> batch = open.computeIfAbsent(lane, name -> new ArrayList<>());
      if (!batch.isEmpty() && (batch.size() >= size(lane) || !alike(batch.get(0), input))) {
        add(lane, batch, share);
      }
      batch.add(input);
    }
    open.forEach((lane, batch) -> add(lane, batch, 1));
  }

  private void add(String lane, List<Input> batch, double share) {
    boolean retried = !lane.startsWith("unsure");
    Batch made = new Batch(List.copyOf(batch), share, retried);
    lanes.computeIfAbsent(lane, name -> new ArrayList<>()).add(made);
    batch.clear();
  }

  private static boolean alike(Input one, Input other) {
    return one.kind() == other.kind() && one.sender().equals(other.sender());
  }

  private int size(String lane) {
    if (lane.startsWith("unsure")) {
      return UNSURE_BATCH;
    }
    return lane.startsWith("uses") ? usesPerBatch : CATALOGUE_BATCH;
  }

  private static String turn(Input input) {
    // a use that is taken back is not among those that may be lost, nor one in another spelling
    return input.sender() + " " + input.identity();
  }

  private static String lane(Input input) {
    return switch (input.kind()) {
      case USAGE ->
          "uses "
              + input.sender()
              + " "
              + Math.floorMod(input.identity().hashCode(), CLIENTS_PER_PLATFORM);
      case VOID -> "voids";
      case TRACK, LICENCE, CONSENT -> "catalogue";
    };
  }
}
