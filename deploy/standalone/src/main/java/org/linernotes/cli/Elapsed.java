package org.linernotes.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Work of which nobody knows how much there is: shows on one line that it goes on, for how long,
 * and how many bytes have come. The line is gone when it ends.
 */
final class Elapsed implements Progress {
  private static final String WIPE = "\r\u001b[K";
  private static final long KIB = 1024;

  private final PrintWriter terminal;
  private final String task;
  private final boolean bytes;
  private final AtomicLong done = new AtomicLong();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Elapsed::thread);
  private long seconds;

  /**
   * Begins.
   *
   * @param bytes true: the steps are bytes, and are shown
   */
  Elapsed(PrintWriter terminal, String task, boolean bytes) {
    this.terminal = terminal;
    this.task = task;
    this.bytes = bytes;
  }

  /** Shows the line each second from now on. */
  Elapsed start() {
    var unused = clock.scheduleAtFixedRate(this::show, 0, 1, TimeUnit.SECONDS);
    return this;
  }

  private synchronized void show() {
    if (!clock.isShutdown()) {
      terminal.print(WIPE + line(seconds++));
      terminal.flush();
    }
  }

  String line(long after) {
    String text = task + " " + after / 60 + ":" + String.format(Locale.ROOT, "%02d", after % 60);
    return bytes ? text + String.format(Locale.ROOT, " %,d KiB", done.get() / KIB) : text;
  }

  @Override
  public void add(long steps) {
    done.addAndGet(steps);
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
    terminal.print(WIPE);
    terminal.flush();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "elapsed");
    thread.setDaemon(true);
    return thread;
  }
}
