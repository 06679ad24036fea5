package org.linernotes.ingest.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Times of acceptance: milliseconds that never go back within this process, also where the system's
 * clock does, so that of two items sent one after the other the later never seems the earlier.
 */
public final class AcceptanceClock {
  private final Clock clock;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  public AcceptanceClock(Clock clock) {
    this.clock = clock;
  }

  public Instant now() {
    return Instant.ofEpochMilli(last.accumulateAndGet(clock.millis(), Math::max));
  }
}
