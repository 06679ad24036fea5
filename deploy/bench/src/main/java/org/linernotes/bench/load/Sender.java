package org.linernotes.bench.load;

import java.io.Closeable;
import java.io.IOException;

/** One connection with its own requests; not for use by many threads. */
interface Sender extends Closeable {

  /**
   * Sends the next request and waits for its answer.
   *
   * @return the events that the answer says are accepted; 0 if the request was refused
   */
  long send() throws IOException;

  /** The last answer's status and body, or why there was none. */
  String lastAnswer();
}
