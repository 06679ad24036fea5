package org.linernotes.sink.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long to go on asking: until the time is up, or the service closes. */
final class Patience {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final long until;
  private final CountDownLatch closing;

  Patience(Duration within, CountDownLatch closing) {
    this.until = System.nanoTime() + within.toNanos();
    this.closing = closing;
  }

  /** True while there is time to ask again. */
  boolean lasts() {
    return closing.getCount() > 0 && left() > 0;
  }

  /** Waits a moment; true if there is time to ask again. */
  boolean again() throws InterruptedException {
    boolean closed = closing.await(Math.min(PAUSE_NANOS, left()), TimeUnit.NANOSECONDS);
    return !closed && left() > 0;
  }

  private long left() {
    return until - System.nanoTime();
  }
}
