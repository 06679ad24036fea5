package org.linernotes.ingest.item;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.BatchIssues;

/** Reads and judges the items of one request. Not for use by several threads. */
public interface ItemReader {

  /**
   * Reads one item, from its opening brace to its closing one.
   *
   * @return null if it was rejected; the issues say why
   * @throws IOException if it is not JSON
   */
  @Nullable LogEntry read(JsonParser parser, BatchIssues issues) throws IOException;

  /**
   * Reads one item from its bytes where that is beyond doubt, and then as {@link #read} would.
   *
   * @return null if {@link #read} has to
   */
  default @Nullable LogEntry readPlain(byte[] bytes, int from, int to) {
    return null;
  }

  /** The largest item, in bytes of JSON. */
  int maxItemBytes();

  /** The item read last is good: nothing follows it where it ends. */
  default void accepted() {}

  /** The accepted items since the last call are about to be appended. */
  default void beforeAppend() {}
}
