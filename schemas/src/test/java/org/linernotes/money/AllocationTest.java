package org.linernotes.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AllocationTest {

  private static List<BigDecimal> share(String amount, long... weights) {
    return Allocation.largestRemainder(
        new BigDecimal(amount).setScale(9),
        Arrays.stream(weights).mapToObj(BigInteger::valueOf).toList());
  }

  private static List<BigDecimal> money(String... amounts) {
    return Stream.of(amounts).map(amount -> new BigDecimal(amount).setScale(9)).toList();
  }

  @Test
  void shouldGiveTheLeftoverToTheLargestRemainder() {
    assertThat(share("0.000000010", 333_333, 666_667))
        .isEqualTo(money("0.000000003", "0.000000007"));
  }

  @Test
  void shouldBreakTiesByOrder() {
    assertThat(share("0.000000001", 1, 1, 1)).isEqualTo(money("0.000000001", "0", "0"));
    assertThat(share("0.000000002", 1, 1, 1)).isEqualTo(money("0.000000001", "0.000000001", "0"));
  }

  @Test
  void shouldGiveNothingToNoWeight() {
    assertThat(share("1", 0, 1)).isEqualTo(money("0", "1"));
  }

  @Test
  void shouldRefuseNegativeAmountsAndNoWeight() {
    assertThatThrownBy(() -> share("-1", 1)).hasMessageContaining("amount: -1");
    assertThatThrownBy(() -> share("1", 0)).hasMessageContaining("weights: [0]");
  }

  @Property
  void shouldAlwaysSumToTheWholeAndStayWithinOneUnitOfTheExactPart(
      @ForAll @BigRange(min = "0", max = "1000000000000000000000000000") BigInteger units,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000_000) Integer> weights) {
    List<BigInteger> exact = weights.stream().map(BigInteger::valueOf).toList();
    BigInteger whole = exact.stream().reduce(BigInteger.ONE, BigInteger::add);
    List<BigInteger> some = Stream.concat(exact.stream(), Stream.of(BigInteger.ONE)).toList();
    List<BigDecimal> parts = Allocation.largestRemainder(new BigDecimal(units, 9), some);

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(new BigDecimal(units, 9));
    for (int i = 0; i < parts.size(); i++) {
      BigInteger floor = units.multiply(some.get(i)).divide(whole);
      BigInteger given = parts.get(i).unscaledValue().subtract(floor);
      assertThat(given).isBetween(BigInteger.ZERO, BigInteger.ONE);
    }
  }
}
