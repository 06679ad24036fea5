package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.money.Decimals;

/**
 * What a line of the books comes to, or comes to more than before.
 *
 * @param credits what each party is owed of the gross; a party with a part of 0 is there too
 */
public record Line(
    LineKey key, BigDecimal units, BigDecimal gross, SortedMap<String, BigDecimal> credits) {

  public Line {
    units = Decimals.money(units);
    gross = Decimals.money(gross);
    credits = Collections.unmodifiableSortedMap(new TreeMap<>(credits));
    BigDecimal sum = credits.values().stream().reduce(Decimals.ZERO, BigDecimal::add);
    if (sum.compareTo(gross) != 0) {
      throw new IllegalArgumentException("credits: " + sum + " (expected: gross " + gross + ")");
    }
  }

  /** The line that takes this one back. */
  public Line negate() {
    return new Line(key, units.negate(), gross.negate(), plus(new TreeMap<>(), credits, true));
  }

  /** Both, of one key. */
  public Line plus(Line other) {
    if (!key.equals(other.key)) {
      throw new IllegalArgumentException("key: " + other.key + " (expected: " + key + ")");
    }
    return new Line(
        key,
        units.add(other.units),
        gross.add(other.gross),
        plus(new TreeMap<>(credits), other.credits, false));
  }

  private static SortedMap<String, BigDecimal> plus(
      SortedMap<String, BigDecimal> sum, SortedMap<String, BigDecimal> more, boolean negated) {
    more.forEach(
        (party, amount) -> sum.merge(party, negated ? amount.negate() : amount, BigDecimal::add));
    return sum;
  }

  /** True if money moves: the gross is not 0, or some party's part of it. */
  public boolean owes() {
    return gross.signum() != 0 || credits.values().stream().anyMatch(part -> part.signum() != 0);
  }
}
