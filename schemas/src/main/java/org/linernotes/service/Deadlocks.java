package org.linernotes.service;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Threads that wait for each other for ever: nothing but a restart ends that. */
public final class Deadlocks {
  private Deadlocks() {}

  /** Empty while there are none. */
  public static Optional<String> problem() {
    long[] ids = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    if (ids == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(ManagementFactory.getThreadMXBean().getThreadInfo(ids))
            .filter(Objects::nonNull) // one that has ended since
            .map(ThreadInfo::getThreadName)
            .sorted()
            .collect(Collectors.joining(", ", "wait for each other: ", "")));
  }
}
