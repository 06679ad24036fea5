package org.linernotes.ingest.item;

import org.jspecify.annotations.Nullable;
import org.linernotes.item.BatchIssues;

/** What the forms of a body give their items to, one after the other. */
public interface Items {

  /**
   * Turns to the next item, and returns where to say what is wrong with it.
   *
   * @throws RuntimeException if the request may have no more items; the body's reader lets it pass
   */
  BatchIssues begin();

  /**
   * Done with the item.
   *
   * @param entry null: it was rejected, and the issues say why
   */
  void end(@Nullable LogEntry entry);
}
