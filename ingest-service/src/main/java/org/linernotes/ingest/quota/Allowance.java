package org.linernotes.ingest.quota;

import java.util.concurrent.TimeUnit;

/** One limit of one caller, and how much of it is used. Not for several threads at once. */
interface Allowance {

  /** What is refused while it is used up. */
  QuotaException.Code code();

  /** The limit in words. */
  String words();

  /** Uses some of it, more than there is if need be. */
  void take(long items, long inflatedBytes, Moment now);

  /** Until there is some of it again; 0 while there is. */
  long waitNanos(Moment now);

  /** Until all of it is there again. */
  long fullNanos(Moment now);

  /** The most that can be used at once. */
  long limit();

  /** What is left of it; not below 0. */
  long remaining(Moment now);

  /** The time in which {@link #limit} comes back. */
  long windowSeconds();

  /** When to look at it again: draft 06 wants the same moment here as in Retry-After. */
  default long resetSeconds(Moment now) {
    long wait = waitNanos(now);
    return seconds(wait > 0 ? wait : fullNanos(now));
  }

  /** Whole seconds, rounded up: a client that waits so long has waited long enough. */
  static long seconds(long nanos) {
    long second = TimeUnit.SECONDS.toNanos(1);
    return (nanos + second - 1) / second;
  }
}
