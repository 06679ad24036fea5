package org.linernotes.bench.recover;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.linernotes.bench.kafka.Uses;

/** Use that flows all the while, in every partition. */
final class Pulse implements AutoCloseable {
  private static final long MILLIS = 200;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  Pulse(Uses uses, int tracks) {
    var unused =
        timer.scheduleWithFixedDelay(
            () -> uses.writeRun("pulse-" + System.nanoTime(), tracks),
            0,
            MILLIS,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      boolean unused = timer.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
