package org.linernotes.bench.bomb;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** So many bombs at once, and again every second, but not before the last ones are answered. */
final class Waves implements AutoCloseable {
  private final ExecutorService bombers;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final List<Bomber> wave;
  private final ScheduledFuture<?> waves;

  Waves(Bomber bomber, int atOnce) {
    bombers = Executors.newFixedThreadPool(atOnce, Waves::behind);
    wave = Collections.nCopies(atOnce, bomber);
    waves = clock.scheduleAtFixedRate(this::send, 0, 1, TimeUnit.SECONDS);
  }

  /**
   * Bombs come from elsewhere: what sending them costs must not keep the service or the other
   * platform from the processor. Only with the flags of the README does Linux know of it.
   */
  @SuppressWarnings("ThreadPriorityCheck") // it is what is wanted
  private static Thread behind(Runnable bomber) {
    Thread thread = new Thread(bomber, "bomber");
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  private void send() {
    try {
      for (Future<String> answer : bombers.invokeAll(wave)) {
        answers.merge(answer.get(), 1, Integer::sum);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a bomb was not sent: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How often each status line came, so far. */
  Map<String, Integer> answers() {
    return answers;
  }

  /** Returns when the last are answered, or they would be felt in what is measured next. */
  @Override
  public void close() {
    waves.cancel(false);
    clock.shutdown();
    try {
      boolean over = clock.awaitTermination(1, TimeUnit.MINUTES);
      bombers.shutdown();
      if (!over) {
        throw new IllegalStateException("bombs without an answer for a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
