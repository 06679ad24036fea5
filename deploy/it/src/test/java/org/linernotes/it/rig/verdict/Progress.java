package org.linernotes.it.rig.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the books came on, as who reads them saw it. */
public final class Progress {
  private final List<Instant> rises = new ArrayList<>();
  private Instant since = Instant.now();
  private long recorded;
  private long unanswered;
  private Duration longest = Duration.ZERO;

  /**
   * A look at the books.
   *
   * @param now uses in the books
   * @param due uses that were acknowledged before the look
   */
  synchronized void seen(long now, long due) {
    Instant at = Instant.now();
    if (now != recorded) {
      rises.add(at);
    }
    if (now != recorded || recorded >= due) {
      pause(at);
      since = at;
    }
    recorded = now;
  }

  private void pause(Instant until) {
    Duration length = Duration.between(since, until);
    longest = length.compareTo(longest) > 0 ? length : longest;
  }

  synchronized void unanswered() {
    unanswered++;
  }

  /** Looks that no sink answered. */
  public synchronized long unansweredLooks() {
    return unanswered;
  }

  /** The longest time in which nothing new was in the books though something was due. */
  public synchronized Duration longestPause() {
    return longest;
  }

  /** From then until something new was in the books; nothing if nothing was. */
  public synchronized Optional<Duration> recovery(Instant from) {
    return rises.stream()
        .filter(rise -> rise.isAfter(from))
        .findFirst()
        .map(rise -> Duration.between(from, rise));
  }
}
