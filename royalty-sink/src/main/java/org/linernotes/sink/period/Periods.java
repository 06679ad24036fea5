package org.linernotes.sink.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Usage months and days as text: yyyy-MM, yyyy-MM-dd. */
public final class Periods {
  private static final Pattern FORM = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

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

  /**
   * Reads a day of the years 1 to 9999.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static LocalDate day(String text) {
    try {
      if (DAY.matcher(text).matches() && !text.startsWith("0000")) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw notADay(text, e);
    }
    throw notADay(text, null);
  }

  private static IllegalArgumentException notADay(String text, @Nullable Exception cause) {
    return new IllegalArgumentException("'" + text + "' (expected: a day yyyy-MM-dd)", cause);
  }
}
