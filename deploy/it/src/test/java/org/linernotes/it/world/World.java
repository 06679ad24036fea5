package org.linernotes.it.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.linernotes.it.oracle.Scenario;

/**
 * Everything that is sent, in one order of many.
 *
 * @param inputs in the order of sending
 */
public record World(List<Input> inputs) {

  /** What the oracle is told: the catalogue by time of acceptance, equal times by trackId. */
  public Scenario scenario() {
    List<Input> tracks = new ArrayList<>(of(Kind.TRACK));
    tracks.sort(Comparator.comparing(Input::acceptedAt).thenComparing(Input::identity));
    return new Scenario(
        bodies(tracks),
        bodies(of(Kind.LICENCE)),
        bodies(of(Kind.CONSENT)),
        bySender(Kind.USAGE),
        bySender(Kind.VOID));
  }

  private TreeMap<String, List<JsonNode>> bySender(Kind kind) {
    TreeMap<String, List<JsonNode>> bySender = new TreeMap<>();
    for (Input input : of(kind)) {
      bySender.computeIfAbsent(input.sender(), sender -> new ArrayList<>()).add(input.body());
    }
    return bySender;
  }

  public List<Input> of(Kind kind) {
    return inputs.stream().filter(input -> input.kind() == kind).toList();
  }

  /** The same inputs in another order, in which those of one identity follow as before. */
  public World shuffled(long seed) {
    Map<String, Deque<Input>> byIdentity = new HashMap<>();
    List<String> turns = new ArrayList<>();
    for (Input input : inputs) {
      String turn = input.kind() + input.sender() + input.identity();
      byIdentity.computeIfAbsent(turn, key -> new ArrayDeque<>()).add(input);
      turns.add(turn);
    }
    Collections.shuffle(turns, new Random(seed));
    return new World(
        turns.stream()
            .map(turn -> Objects.requireNonNull(byIdentity.get(turn)).removeFirst())
            .toList());
  }

  /** The same, with so many of a hundred things of the catalogue, all their versions, first. */
  World early(int percent) {
    List<Input> first = new ArrayList<>();
    List<Input> later = new ArrayList<>();
    for (Input input : inputs) {
      boolean early = Math.floorMod(input.identity().hashCode(), 100) < percent;
      (early && !input.kind().byPlatform() ? first : later).add(input);
    }
    first.addAll(later);
    return new World(first);
  }

  /** The same in the same order, accepted one after the other, {@code perTick} at the same time. */
  World acceptedInOrder(int perTick) {
    List<Input> accepted = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      accepted.add(inputs.get(i).at(i / perTick));
    }
    return new World(accepted);
  }

  /** The same in the same order, each accepted after the one before. */
  public World acceptedInOrder() {
    return acceptedInOrder(1);
  }

  private static List<JsonNode> bodies(List<Input> inputs) {
    return inputs.stream().map(Input::body).toList();
  }
}
