package org.linernotes.ingest.item;

import java.util.concurrent.CompletableFuture;

/** What one request appends, in order. For one thread at a time. */
public interface Append {

  /**
   * Appends behind what came before.
   *
   * @throws EventLogException if it cannot be, or what came before failed: some may be there
   */
  void add(LogEntry entry);

  /**
   * Looks whether it is worth while to go on; for one that waits, and adds nothing.
   *
   * @throws EventLogException if what came before failed
   */
  void requireWhole();

  /**
   * No more will come; may be called again.
   *
   * @return done when every entry is durable; fails with {@link EventLogException} if that is not
   *     known of one of them, in which case some may be there
   */
  CompletableFuture<Void> finish();
}
