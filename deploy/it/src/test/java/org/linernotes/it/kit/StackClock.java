package org.linernotes.it.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that can be set, and runs on at the system's pace. At first it is not before December
 * 2026, since the test data was used before then and ingest refuses use in the future.
 */
public final class StackClock extends Clock {
  private static final Instant LEAST = Instant.parse("2026-12-01T00:00:00Z");

  private final Clock system = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;

  private StackClock() {}

  static StackClock create() {
    StackClock clock = new StackClock();
    if (clock.instant().isBefore(LEAST)) {
      clock.set(LEAST);
    }
    return clock;
  }

  /** From now on it is this time. */
  public void set(Instant now) {
    ahead = Duration.between(system.instant(), now);
  }

  @Override
  public Instant instant() {
    return system.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("zone: " + zone + " (expected: UTC alone is needed)");
  }
}
