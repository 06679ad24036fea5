package org.linernotes.streams.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Stream threads that failed lately. One that fails is replaced, which mends what passes; one that
 * fails again and again must neither spin nor hide that the process should be started anew.
 */
final class ThreadFailures {
  /** Of each thread: fewer can be one outage that all of them felt, which no restart would mend. */
  static final int MANY = 5;

  static final Duration LATELY = Duration.ofMinutes(5);
  private static final int AT_ONCE = 2;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final int threads;
  private final Deque<Long> times = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * @param nanoTime a clock that only goes forward
   * @param threads that work at a time
   */
  ThreadFailures(LongSupplier nanoTime, int threads) {
    this.nanoTime = nanoTime;
    this.threads = threads;
  }

  /** Remembers one. */
  void add() {
    synchronized (times) {
      times.addLast(nanoTime.getAsLong());
    }
  }

  /** Returns when a thread may be replaced: at once for the first few, then only after a while. */
  void awaitReplacement() {
    if (lately() <= AT_ONCE * threads) {
      return;
    }
    try {
      boolean unused = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the thread ends in any case
    }
  }

  /** Nobody waits from now on. */
  void close() {
    closing.countDown();
  }

  /** Empty while replacing them helps; else what is wrong. */
  Optional<String> problem() {
    int lately = lately();
    return lately < MANY * threads
        ? Optional.empty()
        : Optional.of(lately + " stream threads failed within " + LATELY.toMinutes() + " minutes");
  }

  private int lately() {
    synchronized (times) {
      long now = nanoTime.getAsLong();
      while (!times.isEmpty() && now - times.peekFirst() > LATELY.toNanos()) {
        times.removeFirst();
      }
      return times.size();
    }
  }
}
