package org.linernotes.ingest.item;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.linernotes.topic.Topic;

/** Where accepted items are kept. */
public interface EventLog {

  /**
   * Begins what one request appends.
   *
   * @param released told how many bytes of it need no memory any more, on a thread of the log; in
   *     sum, once it is finished, the {@link LogEntry#sizeBytes()} of all entries that were given
   *     to it, refused ones too. Zero tells of a failure
   * @throws EventLogException if the log is known to take nothing now
   */
  Append open(Topic topic, LongConsumer released);

  /**
   * The same, for items of a request that is followed.
   *
   * @param traceParent W3C's, which the entries carry on; null: none do
   */
  default Append open(Topic topic, LongConsumer released, @Nullable String traceParent) {
    return open(topic, released);
  }
}
