package org.linernotes.sink.period;

import java.time.YearMonth;
import java.util.regex.Pattern;

/** Usage months as text: yyyy-MM. */
public final class Periods {
  private static final Pattern FORM = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  private Periods() {}

  /**
   * Reads a month of the years 1 to 9999.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static YearMonth parse(String text) {
    if (!FORM.matcher(text).matches() || text.startsWith("0000")) {
      throw new IllegalArgumentException("'" + text + "' (expected: a month yyyy-MM)");
    }
    return YearMonth.parse(text);
  }
}
