package org.linernotes.http;

/** At most so many in any second of the clock. */
final class PerSecond {
  static final int MOST = 50;

  private long second;
  private int admitted;

  synchronized boolean admits(long epochMillis) {
    long now = epochMillis / 1000;
    if (now != second) {
      second = now;
      admitted = 0;
    }
    return admitted++ < MOST;
  }
}
