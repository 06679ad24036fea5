package org.linernotes.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them. */
final class Moments {
  private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  private Moments() {}

  /** A length such as 90d, 12h, 30m or 45s; empty: it is none. */
  static Optional<Duration> length(String text) {
    Matcher matcher = LENGTH.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /** A UTC day such as 2027-01-31; empty: it is none. */
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The moment that is so long before now, or that a day begins with, or that is given whole.
   *
   * @throws CliException if it is none of these
   */
  static Instant past(String option, String text, Instant now) {
    return length(text)
        .map(now::minus)
        .or(() -> day(text).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)))
        .or(() -> instant(text))
        .orElseThrow(
            () ->
                new CliException(
                    option
                        + " '"
                        + text
                        + "' (expected: such as 24h, 2026-10-31 or 2026-10-31T12:00:00Z)"));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
