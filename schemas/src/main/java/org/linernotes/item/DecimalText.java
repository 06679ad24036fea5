package org.linernotes.item;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimals as they travel, in strings: digits and at most one point, no sign, no exponent.
 *
 * @param form what is allowed
 * @param expected the same in words
 */
public record DecimalText(Pattern form, String expected) {
  /** Seconds, to the millisecond. */
  public static final DecimalText SECONDS =
      new DecimalText(
          Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,3})?"),
          "a decimal string, not negative, at most 12 digits and 3 decimals, like \"212.300\"");

  /** Money per unit, to the millionth. */
  public static final DecimalText AMOUNT =
      new DecimalText(
          Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?|1000000000000(\\.0{1,6})?"),
          "a decimal string, not negative, at most 1000000000000 with 6 decimals, like \"0.004\"");

  public Optional<BigDecimal> parse(String text) {
    return form.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** Seconds as milliseconds. */
  public static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).longValueExact();
  }
}
