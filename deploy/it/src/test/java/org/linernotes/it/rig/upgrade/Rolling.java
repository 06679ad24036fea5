package org.linernotes.it.rig.upgrade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.linernotes.it.rig.Pause;
import org.linernotes.it.rig.load.Pacing;
import org.linernotes.it.rig.process.Build;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.ServiceProcess;

/** Replaces the instances of a deployment one by one, each with an equal share of the load. */
final class Rolling implements Pacing {
  /** Who reads goes before who writes: without a registry, only the newer one knows both forms. */
  private static final List<ServiceKind> FORWARD =
      List.of(ServiceKind.SINK, ServiceKind.STREAMS, ServiceKind.INGEST);

  private static final List<ServiceKind> BACK =
      List.of(ServiceKind.INGEST, ServiceKind.STREAMS, ServiceKind.SINK);

  /** 128 and the signal's number: what a JVM says that does not decide otherwise. */
  private static final int OF_EARLIER_BUILDS = 143;

  /** Between one that is ready and the next that ends. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** About what a step takes: the load comes before, while and after the instance is away. */
  private static final Duration STEP = Duration.ofSeconds(8);

  private final List<Step> steps = new ArrayList<>();
  private int begun;
  private long stepBegan;

  /** One instance that becomes one of another build. */
  record Step(ServiceProcess service, Build build) {
    void run() {
      int code = service.process().stop();
      if (code != 0 && code != OF_EARLIER_BUILDS) {
        throw new IllegalStateException(
            service.process().name() + " ended with " + code + " upon SIGTERM (expected: 0)");
      }
      service.become(build);
      service.process().start();
      System.out.println(service.process().name() + " is " + build.name());
    }
  }

  void forward(Deployment deployment, Build build) {
    add(FORWARD, deployment, build);
  }

  void back(Deployment deployment, Build build) {
    add(BACK, deployment, build);
  }

  private void add(List<ServiceKind> order, Deployment deployment, Build build) {
    for (ServiceKind kind : order) {
      deployment.of(kind).forEach(service -> steps.add(new Step(service, build)));
    }
  }

  /** Returns when all are replaced. */
  void run() {
    for (Step step : steps) {
      begin();
      Pause.of(BETWEEN);
      step.run();
    }
  }

  int restarts() {
    return steps.size();
  }

  private synchronized void begin() {
    begun++;
    stepBegan = System.nanoTime();
    notifyAll();
  }

  @Override
  public void awaitTurn(double share) throws InterruptedException {
    int mine = Math.min(steps.size() - 1, (int) (share * steps.size()));
    double within = share * steps.size() - mine;
    long due = began(mine) + (long) (STEP.toNanos() * within);
    Pause.of(Duration.ofNanos(due - System.nanoTime()));
  }

  /** When that step began, or long ago if it is over. */
  private synchronized long began(int mine) throws InterruptedException {
    while (begun <= mine) {
      wait();
    }
    return begun == mine + 1 ? stepBegan : System.nanoTime() - Duration.ofHours(1).toNanos();
  }
}
