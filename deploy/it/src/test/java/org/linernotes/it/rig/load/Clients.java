package org.linernotes.it.rig.load;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.rig.Pause;

/** Sends a workload over HTTP to whichever ingest answers, as good clients do. */
public final class Clients implements AutoCloseable {
  private static final Duration COMES_AGAIN = Duration.ofMillis(250);
  private static final int ACCEPTED = 202;

  private final Function<String, List<Api>> apis;
  private final Pacing pacing;
  private final Sent sent = new Sent();
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();

  /**
   * @param apis of all instances, with the key of a platform or, where it is empty, of an admin
   * @param pacing what the load keeps pace with
   */
  public Clients(Function<String, List<Api>> apis, Pacing pacing) {
    this.apis = apis;
    this.pacing = pacing;
  }

  /** Begins to send. */
  public void start(Workload load) {
    for (List<Batch> lane : load.lanes().values()) {
      running.add(
          threads.submit(
              () -> {
                for (Batch batch : lane) {
                  pacing.awaitTurn(batch.share());
                  send(batch);
                }
                return null;
              }));
    }
  }

  /** Returns when all is sent that should be. */
  public void await() {
    for (Future<?> lane : running) {
      try {
        lane.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a client failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  public Sent sent() {
    return sent;
  }

  private void send(Batch batch) {
    while (!isAccepted(batch)) {
      sent.refused();
      if (!batch.isRetried()) {
        sent.givenUp(batch);
        return;
      }
      Pause.of(COMES_AGAIN);
    }
    sent.acknowledged(batch);
  }

  private boolean isAccepted(Batch batch) {
    List<Api> all = apis.apply(batch.sender());
    sent.tried(batch);
    try {
      Api api = all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
      Answer answer = api.post(batch.kind().path(), batch.bodies());
      if (answer.status() == ACCEPTED && !answer.json().get("errors").isEmpty()) {
        throw new IllegalStateException("not all accepted: " + answer.text());
      }
      return answer.status() == ACCEPTED;
    } catch (UncheckedIOException e) {
      return false; // gone, or silent: what became of it is not known
    }
  }

  /** Ends those that still send. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
