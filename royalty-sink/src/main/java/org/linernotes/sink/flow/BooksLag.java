package org.linernotes.sink.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/** How far the books are behind what was accepted. */
public interface BooksLag {

  /** Records that are not booked yet of the partitions read here, by topic. */
  SortedMap<String, Long> records();

  /**
   * How old the newest record in the books is, while there are more to book; zero while there are
   * none. Empty: nothing was booked yet.
   */
  Optional<Duration> freshness();
}
