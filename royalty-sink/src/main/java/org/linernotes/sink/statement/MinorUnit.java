package org.linernotes.sink.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;

/** The smallest amount of a currency that can be paid (ISO 4217), such as the penny. */
public final class MinorUnit {
  private static final int DIGITS_WHERE_UNKNOWN = 2;

  private MinorUnit() {}

  /** Half even: over many statements the rounding favours neither side. */
  public static BigDecimal round(BigDecimal amount, String currency) {
    return amount.setScale(digits(currency), RoundingMode.HALF_EVEN);
  }

  /** Digits after the point: JPY 0, GBP 2, JOD 3; where ISO 4217 has none, such as XDR: 2. */
  static int digits(String currency) {
    Set<Currency> known = Currency.getAvailableCurrencies();
    int digits =
        known.stream()
            .filter(each -> each.getCurrencyCode().equals(currency))
            .mapToInt(Currency::getDefaultFractionDigits)
            .findFirst()
            .orElse(DIGITS_WHERE_UNKNOWN);
    return digits < 0 ? DIGITS_WHERE_UNKNOWN : digits;
  }
}
