package org.linernotes.bench;

import java.util.Locale;

/** Times of rounds, and the rates they mean. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private Stopwatch() {}

  /** Work that may fail in any way: then the bench does. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static double seconds(Work work) {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException("a measured step failed: " + e.getMessage(), e);
    }
    return (System.nanoTime() - start) / NANOS;
  }

  static String perSecond(double count, double seconds) {
    return String.format(Locale.ROOT, "%,.0f", count / seconds);
  }
}
