package org.linernotes.it.rig;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time that a schedule lets pass: nothing is awaited in it. */
public final class Pause {
  private Pause() {}

  /** Returns after so long; at once if it is negative. */
  public static void of(Duration length) {
    long until = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted in a pause of " + length);
      }
    }
  }
}
