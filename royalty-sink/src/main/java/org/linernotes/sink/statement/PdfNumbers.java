package org.linernotes.sink.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/** Numbers and months as a person reads them: thousands apart, no digit lost. */
final class PdfNumbers {
  private static final int PPM_DIGITS_OF_PERCENT = 4;

  private PdfNumbers() {}

  /** All decimals, so that a column lines up. */
  static String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount);
  }

  /** No zeros that say nothing. */
  static String plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return money(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Parts per million as per cent. */
  static String percent(int ppm) {
    return plain(BigDecimal.valueOf(ppm, PPM_DIGITS_OF_PERCENT)) + " %";
  }

  /** Like "October 2026". */
  static String month(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }
}
