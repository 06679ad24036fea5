package org.linernotes.streams.rating;

import java.math.BigDecimal;
import org.linernotes.licence.Basis;

/**
 * What a use costs.
 *
 * @param amount per unit of the basis, in units of the currency; at most six decimals
 * @param currency ISO 4217
 */
public record Rate(Basis basis, BigDecimal amount, String currency) {
  private static final int MAX_DECIMALS = 6;

  public Rate {
    if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > MAX_DECIMALS) {
      throw new IllegalArgumentException(
          "amount: " + amount + " (expected: not negative, at most 6 decimals)");
    }
  }
}
