package org.linernotes.cli;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.linernotes.standalone.Standalone;
import org.linernotes.standalone.StartWatcher;

/** A stack that a signal may end at any time, also while it starts. */
final class Stack {
  private @Nullable Standalone running;
  private boolean ended;

  /** Starts it; a signal that comes meanwhile waits for the end of the start and then closes. */
  synchronized Standalone start(Standalone.Options options, Clock clock, StartWatcher watcher) {
    if (ended) {
      throw new CliException("ended before it started");
    }
    Standalone started = Standalone.start(options, clock, watcher);
    running = started;
    return started;
  }

  synchronized void close() {
    ended = true;
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
