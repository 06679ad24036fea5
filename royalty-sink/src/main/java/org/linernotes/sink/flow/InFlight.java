package org.linernotes.sink.flow;

import java.time.Duration;
import java.util.List;

/** Whether everything that was accepted has reached the books. */
public interface InFlight {

  /**
   * Waits until everything that had been accepted when this was called has reached the books. What
   * is accepted meanwhile is not waited for.
   *
   * @param within how long to wait at most; one look is taken in any case
   * @return what has not reached them, or could not be found out, a plain sentence each; empty:
   *     nothing is in flight
   */
  List<String> after(Duration within);
}
