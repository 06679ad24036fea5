package org.linernotes.bench.load;

/** When requests are to be sent, whatever becomes of those before them: evenly, at a fixed rate. */
record Schedule(long startNanos, double perSecond, long requests) {
  private static final double NANOS = 1e9;

  static Schedule of(long startNanos, double perSecond, double seconds) {
    return new Schedule(startNanos, perSecond, Math.max(1, Math.round(perSecond * seconds)));
  }

  long intendedNanos(long request) {
    return startNanos + (long) (request * NANOS / perSecond);
  }
}
