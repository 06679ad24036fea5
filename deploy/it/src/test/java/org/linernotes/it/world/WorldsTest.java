package org.linernotes.it.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.linernotes.it.oracle.Facts;
import org.linernotes.it.oracle.Oracle;

/** Random worlds are worth nothing if a rule never meets in them. */
class WorldsTest {
  private static final List<String> KINDS_OF_FACTS =
      List.of(
          "AUTHORISED",
          "UNMATCHED_TRACK",
          "NO_RIGHTSHOLDER",
          "NO_LICENCE",
          "NOT_IN_TERM",
          "USE_TYPE_NOT_LICENSED",
          "MODEL_NOT_LICENSED",
          "TERRITORY_NOT_LICENSED",
          "CONSENT_DENIED",
          "CONSENT_MISSING",
          "FULL",
          "PARTIAL",
          "NONE",
          "duplicates",
          "conflicts",
          "voided",
          "totals",
          "debits",
          "gross");

  @Test
  void shouldMakeEveryRuleMeet() {
    Set<String> seen = new TreeSet<>();
    LongStream.range(0, 40)
        .mapToObj(seed -> Oracle.outcome(Worlds.random(seed, 7).scenario()))
        .flatMap(facts -> facts.asMap().keySet().stream())
        .forEach(path -> seen.addAll(List.of(path.split("/"))));

    assertThat(seen).containsAll(KINDS_OF_FACTS);
  }

  @Test
  void shouldMakeEverySortOfChargeMeet() {
    Set<String> seen = new TreeSet<>();
    LongStream.range(0, 40)
        .mapToObj(seed -> Worlds.random(seed, 7).scenario())
        .map(world -> Oracle.closed(world, YearMonth.of(2024, 2), YearMonth.of(2024, 4)))
        .flatMap(charges -> charges.all().stream())
        .filter(charge -> charge.amount().signum() != 0)
        .forEach(charge -> seen.add(charge.kind() + (charge.track() == null ? " alone" : "")));

    assertThat(seen)
        .containsExactlyInAnyOrder(
            "USE", "POOL", "POOL alone", "MINIMUM_GUARANTEE", "MINIMUM_GUARANTEE alone");
  }

  @Test
  void shouldBeTheSameForTheSameSeed() {
    assertThat(Worlds.random(5, 1)).isEqualTo(Worlds.random(5, 1));
  }

  @Test
  void shouldKeepTheOrderOfOneIdentityWhenShuffled() {
    World world = Worlds.random(5, 1);
    World shuffled = world.shuffled(99);

    assertThat(shuffled.inputs()).containsExactlyInAnyOrderElementsOf(world.inputs());
    for (Input input : world.inputs()) {
      assertThat(ofIdentity(shuffled, input)).isEqualTo(ofIdentity(world, input));
    }
    assertThat(shuffled).isNotEqualTo(world);
  }

  private static List<Input> ofIdentity(World world, Input one) {
    return world.of(one.kind()).stream()
        .filter(input -> input.sender().equals(one.sender()))
        .filter(input -> input.identity().equals(one.identity()))
        .toList();
  }

  @Test
  void shouldTellADigitApart() {
    Facts expected = new Facts();
    expected.text("2024-02/totals/party|GBP", "1.000000001");
    Facts actual = new Facts();
    actual.text("2024-02/totals/party|GBP", "1.000000002");

    assertThat(expected.differences(actual))
        .containsExactly("2024-02/totals/party|GBP: 1.000000002 (expected: 1.000000001)");
  }
}
