package org.linernotes.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The table that a run prints. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void line(String what, long count, String unit, double seconds) {
    out.printf(
        Locale.ROOT,
        "%-42s %,10d %-8s %8.2f s %14s/s%n",
        what,
        count,
        unit,
        seconds,
        Stopwatch.perSecond((double) count, seconds));
  }

  void note(String text) {
    out.println("  " + text);
  }
}
