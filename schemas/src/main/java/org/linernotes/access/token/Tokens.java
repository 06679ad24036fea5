package org.linernotes.access.token;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.linernotes.access.Caller;

/** The tokens of one issuer: its keys are followed beside the requests until this is closed. */
public final class Tokens implements AutoCloseable {
  private final ScheduledExecutorService worker;
  private final TokenVerifier verifier;

  private Tokens(ScheduledExecutorService worker, TokenVerifier verifier) {
    this.worker = worker;
    this.verifier = verifier;
  }

  /** Begins to read the issuer's keys; does not wait for them. */
  public static Tokens start(TokenSettings settings, Clock clock) {
    ScheduledExecutorService worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "token-keys");
              thread.setDaemon(true);
              return thread;
            });
    IssuerKeys keys = new IssuerKeys(new IssuerSource(settings.keys()), worker, clock);
    keys.read();
    var unused =
        worker.scheduleWithFixedDelay(
            keys::read,
            settings.refresh().toMillis(),
            settings.refresh().toMillis(),
            TimeUnit.MILLISECONDS);
    return new Tokens(worker, new TokenVerifier(settings, keys, clock));
  }

  /**
   * Whom a token stands for.
   *
   * @throws TokenException if it is not to be taken, or that can't be told now
   */
  public Caller verify(String token) throws TokenException {
    return verifier.verify(token);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
