package org.linernotes.ingest.usage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * RFC 3339 date-times, years 0000 to 9999 in UTC, to the microsecond; further digits are cut off,
 * so that no use moves into the next day. A leap second counts as the last microsecond before it.
 */
final class Rfc3339 {
  private static final int DATE_TIME_CHARS = 19;
  private static final long MICRO = 1_000;
  private static final long LAST_MICRO_NANOS = 999_999_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final String text;
  private int at;
  private boolean valid = true;

  private Rfc3339(String text) {
    this.text = text;
  }

  static Optional<Instant> parse(String text) {
    if (text.length() <= DATE_TIME_CHARS) {
      return Optional.empty();
    }
    try {
      return new Rfc3339(text).read();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** True for the years that the form can say. */
  static boolean covers(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(END);
  }

  private Optional<Instant> read() {
    int year = digits(4, 9999);
    expect('-', '-');
    int month = digits(2, 12);
    expect('-', '-');
    int day = digits(2, 31);
    expect('T', 't');
    int seconds = digits(2, 23) * 3600;
    expect(':', ':');
    seconds += digits(2, 59) * 60;
    expect(':', ':');
    int second = digits(2, 60);
    long nanos = fraction();
    int offset = offset();
    if (!valid || at != text.length()) {
      return Optional.empty();
    }
    boolean leap = second == 60;
    long epoch =
        LocalDate.of(year, month, day).atStartOfDay().toEpochSecond(ZoneOffset.UTC)
            + seconds
            + (leap ? 59 : second)
            - offset;
    if (leap && Math.floorMod(epoch, SECONDS_PER_DAY) != SECONDS_PER_DAY - 1) {
      return Optional.empty(); // leap seconds end UTC days only
    }
    Instant instant = Instant.ofEpochSecond(epoch, leap ? LAST_MICRO_NANOS : nanos);
    return covers(instant) ? Optional.of(instant) : Optional.empty();
  }

  private int digits(int count, int most) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = next() - '0';
      if (digit < 0 || digit > 9) {
        valid = false;
        return 0;
      }
      value = value * 10 + digit;
    }
    valid &= value <= most;
    return value;
  }

  private void expect(char one, char other) {
    char c = next();
    valid &= c == one || c == other;
  }

  private char next() {
    return at < text.length() ? text.charAt(at++) : 0;
  }

  private long fraction() {
    if (at >= text.length() || text.charAt(at) != '.') {
      return 0;
    }
    at++;
    int start = at;
    long micros = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      if (at - start < 6) {
        micros = micros * 10 + (text.charAt(at) - '0');
      }
      at++;
    }
    valid &= at > start;
    for (int i = at - start; i < 6; i++) {
      micros *= 10;
    }
    return micros * MICRO;
  }

  /** Seconds east of UTC. */
  private int offset() {
    char sign = next();
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    valid &= sign == '+' || sign == '-';
    int seconds = digits(2, 23) * 3600;
    expect(':', ':');
    seconds += digits(2, 59) * 60;
    return sign == '-' ? -seconds : seconds;
  }
}
