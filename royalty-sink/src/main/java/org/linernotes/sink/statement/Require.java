package org.linernotes.sink.statement;

import java.math.BigDecimal;
import org.linernotes.money.Decimals;

/** What records check of their values; messages say the value and what was expected. */
public final class Require {

  private Require() {}

  /** At least one character. */
  public static String text(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + ": '' (expected: at least one character)");
    }
    return value;
  }

  /** The same amount at scale 9. */
  public static BigDecimal money(String name, BigDecimal value) {
    if (value.stripTrailingZeros().scale() > Decimals.MONEY_SCALE) {
      throw new IllegalArgumentException(
          name
              + ": "
              + value.toPlainString()
              + " (expected: at most "
              + Decimals.MONEY_SCALE
              + " decimals)");
    }
    return Decimals.money(value);
  }

  /** Three capital letters. */
  public static String currency(String value) {
    if (value.length() != 3 || !value.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new IllegalArgumentException(
          "currency: '" + value + "' (expected: a code of ISO 4217, like GBP)");
    }
    return value;
  }
}
