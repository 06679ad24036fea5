package org.linernotes.it.rig.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.ServiceProcess;

/** One more instance joins, and leaves ten seconds later, and joins again, until it heals. */
final class ComingAndGoing implements Fault {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Deployment deployment;
  private final ServiceKind kind;
  private final CountDownLatch over = new CountDownLatch(1);
  private CompletableFuture<Void> all = CompletableFuture.completedFuture(null);

  ComingAndGoing(Deployment deployment, ServiceKind kind) {
    this.deployment = deployment;
    this.kind = kind;
  }

  @Override
  public String name() {
    return "one more " + kind.word() + " joins and leaves, in turns every 10 s";
  }

  @Override
  public void inject() {
    all = CompletableFuture.runAsync(this::comeAndGo);
  }

  private void comeAndGo() {
    do {
      long began = System.nanoTime();
      ServiceProcess one = deployment.join(kind);
      one.process().start();
      endsWithTurn(began);
      long left = System.nanoTime();
      one.process().stop();
      deployment.leave(one);
      if (endsWithTurn(left)) {
        return;
      }
    } while (true);
  }

  /** Waits for the next turn, or the end. */
  private boolean endsWithTurn(long turnBegan) {
    try {
      return over.await(EVERY.toNanos() - (System.nanoTime() - turnBegan), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name(), e);
    }
  }

  @Override
  public void heal() {
    over.countDown();
    all.join();
  }
}
