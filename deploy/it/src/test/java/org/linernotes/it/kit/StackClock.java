package org.linernotes.it.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that is not before December 2026, since the test data was used before then and ingest
 * refuses use in the future. It runs on at the system's pace.
 */
final class StackClock {
  private static final Instant LEAST = Instant.parse("2026-12-01T00:00:00Z");

  private StackClock() {}

  static Clock create() {
    Clock system = Clock.systemUTC();
    Duration ahead = Duration.between(system.instant(), LEAST);
    return ahead.isNegative() ? system : Clock.offset(system, ahead);
  }
}
