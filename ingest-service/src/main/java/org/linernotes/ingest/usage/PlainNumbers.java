package org.linernotes.ingest.usage;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Numbers and times in text, read from its bytes. Each either is beyond doubt or is {@link
 * #UNSURE}: {@link UsageDraft} then judges it.
 */
final class PlainNumbers {
  static final long UNSURE = Long.MIN_VALUE;

  private static final int DATE_TIME_BYTES = 19;
  private static final int MAX_FRACTION_DIGITS = 6;
  private static final int MAX_EXPOSURES_DIGITS = 9;
  private static final int MAX_SECONDS_DIGITS = 12;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int MICROS_PER_SECOND = 1_000_000;

  private PlainNumbers() {}

  /** Digits; the first is no zero. */
  static long exposures(byte[] bytes, int from, int to) {
    boolean plain = to - from <= MAX_EXPOSURES_DIGITS && bytes[from] != '0';
    return plain ? digits(bytes, from, to) : UNSURE;
  }

  /** {@code yyyy-MM-ddTHH:mm:ss[.ffffff]Z} as microseconds of the epoch. */
  static long timeMicros(byte[] bytes, int from, int to) {
    if (to - from <= DATE_TIME_BYTES || bytes[to - 1] != 'Z' || !separated(bytes, from)) {
      return UNSURE;
    }
    long day = epochDay(bytes, from);
    long hour = digits(bytes, from + 11, from + 13);
    long minute = digits(bytes, from + 14, from + 16);
    long second = digits(bytes, from + 17, from + 19);
    long micros = fraction(bytes, from + DATE_TIME_BYTES, to - 1, MAX_FRACTION_DIGITS);
    boolean sure =
        day != UNSURE
            && within(hour, 23)
            && within(minute, 59)
            && within(second, 59)
            && micros >= 0;
    return sure
        ? (day * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second) * MICROS_PER_SECOND + micros
        : UNSURE;
  }

  private static boolean separated(byte[] b, int from) {
    return b[from + 4] == '-'
        && b[from + 7] == '-'
        && b[from + 10] == 'T'
        && b[from + 13] == ':'
        && b[from + 16] == ':';
  }

  private static long epochDay(byte[] bytes, int from) {
    long year = digits(bytes, from, from + 4);
    long month = digits(bytes, from + 5, from + 7);
    long day = digits(bytes, from + 8, from + 10);
    if (year < 1 || !within(month, 12) || !within(day, 31)) {
      return UNSURE;
    }
    try {
      return LocalDate.of((int) year, (int) month, (int) day).toEpochDay();
    } catch (DateTimeException e) {
      return UNSURE;
    }
  }

  private static boolean within(long value, int most) {
    return value >= 0 && value <= most;
  }

  /** Decimal seconds as milliseconds. */
  static long secondsMillis(byte[] bytes, int from, int to) {
    int point = from;
    while (point < to && bytes[point] != '.') {
      point++;
    }
    long whole =
        point == from || point - from > MAX_SECONDS_DIGITS ? -1 : digits(bytes, from, point);
    long millis = fraction(bytes, point, to, 3);
    return whole < 0 || millis < 0 ? UNSURE : whole * 1000 + millis;
  }

  /** A point and up to so many digits, or nothing, in units of the last digit there may be. */
  private static long fraction(byte[] bytes, int from, int to, int most) {
    if (from == to) {
      return 0;
    }
    int count = to - from - 1;
    if (bytes[from] != '.' || count < 1 || count > most) {
      return UNSURE;
    }
    long value = digits(bytes, from + 1, to);
    for (int i = count; i < most && value >= 0; i++) {
      value *= 10;
    }
    return value;
  }

  private static long digits(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return UNSURE;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
