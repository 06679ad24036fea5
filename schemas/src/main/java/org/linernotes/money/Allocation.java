package org.linernotes.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares an amount over weights by largest remainder at scale 9, so that the parts always sum to
 * the whole (contract section 6).
 */
public final class Allocation {

  private Allocation() {}

  /**
   * Shares {@code amount} in proportion to {@code weights}. Each part is first cut off at scale 9;
   * what is left goes, one unit of the last place each, to the largest remainders, ties to the
   * earlier weight: so order the weights by the rule's tie-break before.
   *
   * @param amount not negative, scale 9
   * @param weights not negative, at least one positive
   * @return the parts, in the order of the weights
   */
  public static List<BigDecimal> largestRemainder(BigDecimal amount, List<BigInteger> weights) {
    BigInteger units = Decimals.money(amount).unscaledValue();
    BigInteger whole = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (units.signum() < 0 || whole.signum() <= 0) {
      throw new IllegalArgumentException(
          "amount: "
              + amount
              + ", weights: "
              + weights
              + " (expected: none negative, some weight)");
    }
    List<BigInteger> parts = new ArrayList<>(weights.size());
    List<BigInteger> remainders = new ArrayList<>(weights.size());
    BigInteger left = units;
    for (BigInteger weight : weights) {
      BigInteger[] division = units.multiply(weight).divideAndRemainder(whole);
      parts.add(division[0]);
      remainders.add(division[1]);
      left = left.subtract(division[0]);
    }
    giveOut(left.intValueExact(), parts, remainders);
    return parts.stream().map(part -> new BigDecimal(part, Decimals.MONEY_SCALE)).toList();
  }

  private static void giveOut(int left, List<BigInteger> parts, List<BigInteger> remainders) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder())); // stable
    for (int i : order.subList(0, left)) {
      parts.set(i, parts.get(i).add(BigInteger.ONE));
    }
  }
}
