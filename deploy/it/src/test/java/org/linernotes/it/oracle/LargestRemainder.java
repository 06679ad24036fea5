package org.linernotes.it.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Largest remainder at scale 9 (contract section 6). */
final class LargestRemainder {
  private static final int SCALE = 9;

  private LargestRemainder() {}

  /** The amount in proportion to the weights; what rounds down goes to the first of equals. */
  static List<BigDecimal> of(BigDecimal amount, List<BigInteger> weights) {
    BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      return of(amount, weights.stream().map(weight -> BigInteger.ONE).toList());
    }
    BigInteger units = amount.setScale(SCALE).unscaledValue();
    List<BigInteger[]> quotients =
        weights.stream().map(weight -> units.multiply(weight).divideAndRemainder(sum)).toList();
    List<BigInteger> parts = new ArrayList<>(quotients.stream().map(each -> each[0]).toList());
    BigInteger left = units.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add));
    IntStream.range(0, weights.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> quotients.get(i)[1]).reversed())
        .limit(left.longValueExact())
        .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
    return parts.stream().map(part -> new BigDecimal(part, SCALE)).toList();
  }
}
