package org.linernotes.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import java.util.concurrent.CompletableFuture;

/**
 * One who looks. What was not taken yet is never added to: an event that finds the last one still
 * on its way is left out, and who takes none for a while is dropped. For one thread at a time.
 */
final class LiveStream {
  /** Events in a row that a stream may leave lying before it is dropped. */
  static final int PATIENCE = 10;

  private final HttpResponseWriter writer;
  private final Runnable mayLook;
  private final Runnable hangUp;
  private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);
  private int left;

  /**
   * @param mayLook throws a {@link ProblemException} as soon as the key or token works no more
   * @param hangUp ends the connection
   */
  LiveStream(HttpResponseWriter writer, Runnable mayLook, Runnable hangUp) {
    this.writer = writer;
    this.mayLook = mayLook;
    this.hangUp = hangUp;
  }

  void give(HttpData event) {
    if (!stillMay()) {
      end();
    } else if (taken.isDone()) {
      left = 0;
      if (writer.tryWrite(event)) {
        taken = writer.whenConsumed();
      }
    } else if (++left >= PATIENCE) {
      writer.abort();
      hangUp.run();
    }
  }

  /** While the issuer of tokens is away nobody can tell, and who was let in stays. */
  private boolean stillMay() {
    try {
      mayLook.run();
      return true;
    } catch (ProblemException e) {
      return e.problem().status().equals(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  /** To its reader the answer is whole. */
  void end() {
    writer.close();
  }
}
