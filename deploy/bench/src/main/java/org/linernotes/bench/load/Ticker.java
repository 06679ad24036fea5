package org.linernotes.bench.load;

import java.util.concurrent.locks.LockSupport;

/** The time, as a load needs it. */
interface Ticker {
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanos) {
          long left = nanos - System.nanoTime();
          while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
          }
        }
      };

  long nanos();

  /** Returns at that time, at once if it is past. */
  void sleepUntil(long nanos);
}
