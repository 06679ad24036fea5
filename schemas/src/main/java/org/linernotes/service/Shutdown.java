package org.linernotes.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a process, step after step. A step that takes longer than it may is left behind, so
 * that the whole is bounded whatever hangs: what was acknowledged is safe by then, else a kill
 * would lose it too.
 */
final class Shutdown {
  private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

  private final List<Step> steps = new ArrayList<>();

  private record Step(String name, Duration limit, Runnable action) {}

  Shutdown then(String name, Duration limit, Runnable action) {
    steps.add(new Step(name, limit, action));
    return this;
  }

  /** Takes all steps; true if each ended within its limit, and well. */
  boolean run() {
    boolean clean = true;
    for (Step step : steps) {
      clean &= take(step);
    }
    return clean;
  }

  private static boolean take(Step step) {
    List<Throwable> failed = new ArrayList<>();
    Thread thread = new Thread(step.action(), "shutdown-" + step.name());
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((of, failure) -> failed.add(failure));
    thread.start();
    try {
      thread.join(step.limit().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      log.error("{} did not end within {} s and is left", step.name(), step.limit().toSeconds());
      return false;
    }
    failed.forEach(failure -> log.error("{} did not end well", step.name(), failure));
    return failed.isEmpty();
  }
}
