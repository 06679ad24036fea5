package org.linernotes.it.rig.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linernotes.it.rig.Pause;
import org.linernotes.it.rig.fault.Schedule.Planned;
import org.linernotes.it.rig.load.Pacing;
import org.linernotes.it.rig.process.Deployment;

/** Lets a schedule befall a deployment. */
public final class Storm implements Pacing {
  /** The time after the last fault in which what is left of the load is sent. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private final Schedule schedule;
  private final Deployment deployment;
  private final List<Inflicted> inflicted = new ArrayList<>();
  private int phase;
  private long phaseBegan = System.nanoTime();

  /** A fault that was. */
  public record Inflicted(FaultKind kind, String name, Instant injected, Instant healed) {
    @Override
    public String toString() {
      return name + ", " + injected + " to " + healed;
    }
  }

  public Storm(Schedule schedule, Deployment deployment) {
    this.schedule = schedule;
    this.deployment = deployment;
  }

  /** Returns when the last fault is healed. */
  public void run() {
    begin(0);
    for (Planned planned : schedule.planned()) {
      Pause.of(planned.gap());
      Fault fault = planned.kind().on(deployment, planned.dice());
      Instant injected = Instant.now();
      fault.inject();
      Pause.of(planned.hold());
      fault.heal();
      Inflicted was = new Inflicted(planned.kind(), fault.name(), injected, Instant.now());
      System.out.println(was);
      inflicted.add(was);
      begin(inflicted.size());
    }
  }

  public List<Inflicted> inflicted() {
    return List.copyOf(inflicted);
  }

  private synchronized void begin(int next) {
    phase = next;
    phaseBegan = System.nanoTime();
    notifyAll();
  }

  /** Each fault has an equal share of the load, which comes before and while it is there. */
  @Override
  public void awaitTurn(double share) throws InterruptedException {
    int phases = schedule.planned().size() + 1;
    int mine = Math.min(phases - 1, (int) (share * phases));
    double within = share * phases - mine;
    Duration length = mine < phases - 1 ? schedule.planned().get(mine).length() : LAST;
    Pause.of(
        Duration.ofNanos(began(mine) - System.nanoTime() + (long) (length.toNanos() * within)));
  }

  /** When that phase began, or long ago if it is over. */
  private synchronized long began(int mine) throws InterruptedException {
    while (phase < mine) {
      wait();
    }
    return phase == mine ? phaseBegan : System.nanoTime() - Duration.ofHours(1).toNanos();
  }
}
