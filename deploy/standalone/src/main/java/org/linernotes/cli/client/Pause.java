package org.linernotes.cli.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a client waits before it asks again. */
@FunctionalInterface
public interface Pause {
  /** Lets time pass. */
  Pause REAL = Pause::pass;

  void take(Duration duration);

  private static void pass(Duration duration) {
    try {
      boolean never = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted", e);
    }
  }
}
