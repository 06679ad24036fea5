package org.linernotes.ingest.item;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.linernotes.topic.Topic;

/** Where accepted items are kept. */
public interface EventLog {

  /**
   * Appends in order.
   *
   * @return done when every entry is durable; fails with {@link EventLogException} if that is not
   *     known of one of them, in which case some may be there
   */
  CompletableFuture<Void> append(Topic topic, List<LogEntry> entries);
}
