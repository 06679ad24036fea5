package org.linernotes.cli;

import java.math.BigDecimal;
import java.util.Locale;

/** Money for a person to read. */
final class Amounts {
  private Amounts() {}

  /** With thousands apart, and every decimal there is. */
  static String grouped(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
  }

  /** The same of text; what is no number stays as it is. */
  static String grouped(String amount) {
    return amount.matches("-?[0-9]{1,60}(\\.[0-9]{1,60})?")
        ? grouped(new BigDecimal(amount))
        : amount;
  }
}
