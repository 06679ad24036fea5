package org.linernotes.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a new key ends by itself. */
final class KeyExpiry {
  /** Long enough not to surprise, and no key is forgotten for good. */
  static final Duration DEFAULT = Duration.ofDays(365);

  @Option(
      names = "--expires",
      paramLabel = "DAY",
      description = "The last UTC day that it works on, such as 2027-01-31")
  private @Nullable String expires;

  @Option(
      names = "--valid-for",
      paramLabel = "LENGTH",
      description = "How long it works, such as 90d or 12h (default: 365d)")
  private @Nullable String validFor;

  @Option(names = "--no-expiry", description = "It works until it is revoked")
  private boolean never;

  /**
   * Null: never.
   *
   * @throws CliException if that is not understood, or past
   */
  @Nullable Instant after(Instant now) {
    if (Stream.of(expires != null, validFor != null, never).filter(Boolean::booleanValue).count()
        > 1) {
      throw new CliException("expected: one of --expires, --valid-for and --no-expiry");
    }
    if (never) {
      return null;
    }
    return expires != null ? endOf(expires, now) : now.plus(length());
  }

  private Duration length() {
    if (validFor == null) {
      return DEFAULT;
    }
    return Moments.length(validFor)
        .orElseThrow(
            () -> new CliException("--valid-for '" + validFor + "' (expected: such as 90d)"));
  }

  private static Instant endOf(String text, Instant now) {
    return Moments.day(text)
        .map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
        .filter(now::isBefore)
        .orElseThrow(
            () ->
                new CliException(
                    "--expires '" + text + "' (expected: a day to come, such as 2027-01-31)"));
  }
}
