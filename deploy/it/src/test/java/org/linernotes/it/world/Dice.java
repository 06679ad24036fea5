package org.linernotes.it.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, repeatable by its seed. */
final class Dice {
  /** Leap day, ends of months and of terms: where mistakes live. */
  static final List<String> DAYS =
      List.of(
          "2024-01-31",
          "2024-02-01",
          "2024-02-14",
          "2024-02-15",
          "2024-02-16",
          "2024-02-29",
          "2024-03-01",
          "2024-03-15",
          "2024-03-31");

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** At least one of them, in their order. */
  <T> List<T> someOf(List<T> choices) {
    T sure = of(choices);
    return choices.stream().filter(choice -> choice.equals(sure) || chance(40)).toList();
  }

  /** So many different ones. */
  <T> List<T> distinct(int count, List<T> choices) {
    List<T> left = new ArrayList<>(choices);
    List<T> taken = new ArrayList<>();
    while (taken.size() < count && !left.isEmpty()) {
      taken.add(left.remove(below(left.size())));
    }
    return taken;
  }

  String day() {
    return of(DAYS);
  }

  String dayAfter(String day) {
    List<String> later = DAYS.stream().filter(other -> other.compareTo(day) > 0).toList();
    return later.isEmpty() ? "2024-04-30" : of(later);
  }
}
