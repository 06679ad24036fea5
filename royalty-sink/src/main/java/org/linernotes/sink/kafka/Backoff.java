package org.linernotes.sink.kafka;

import java.time.Duration;

/** How long to wait after failures in a row: doubling, bounded. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = FIRST;

  Duration failed() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return wait;
  }

  void succeeded() {
    next = FIRST;
  }
}
