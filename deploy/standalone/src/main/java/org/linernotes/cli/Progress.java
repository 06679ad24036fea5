package org.linernotes.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long piece of work is. */
interface Progress extends AutoCloseable {

  void add(long steps);

  @Override
  void close();

  /** Nothing is shown. */
  static Progress none() {
    return new Lines(new PrintWriter(PrintWriter.nullWriter()), "", Long.MAX_VALUE);
  }

  /** Time passing, for a person at a terminal, where no end is known. */
  static Progress waiting(PrintWriter terminal, String task) {
    return new Elapsed(terminal, task, false).start();
  }

  /** Time passing and bytes coming, how many in all is not known. */
  static Progress bytes(PrintWriter terminal, String task) {
    return new Elapsed(terminal, task, true).start();
  }

  /** A bar on standard error, for a person at a terminal. */
  static Progress bar(String task, String unit, long unitSize, long total) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(unit, unitSize)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(100)
            .build();
    return new Bar(bar);
  }

  /** A line for each fifth, where nobody watches and the log is read later. */
  static Progress lines(PrintWriter out, String task, long total) {
    return new Lines(out, task, total);
  }

  /** The library's bar. */
  record Bar(ProgressBar bar) implements Progress {
    @Override
    public void add(long steps) {
      bar.stepBy(steps);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** Sparse lines. */
  final class Lines implements Progress {
    private static final int PARTS = 5;

    private final PrintWriter out;
    private final String task;
    private final long total;
    private long done;

    private Lines(PrintWriter out, String task, long total) {
      this.out = out;
      this.task = task;
      this.total = Math.max(1, total);
    }

    @Override
    public void add(long steps) {
      long before = part();
      done = Math.min(total, done + steps);
      if (part() > before) {
        out.println(task + ": " + done + " of " + total);
      }
    }

    private long part() {
      return done / Math.max(1, total / PARTS);
    }

    @Override
    public void close() {
      out.flush();
    }
  }
}
