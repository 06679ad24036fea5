package org.linernotes.it.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linernotes.it.rig.fault.Schedule;
import org.linernotes.it.rig.fault.Storm;
import org.linernotes.it.rig.load.Clients;
import org.linernotes.it.rig.load.Workload;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.Shape;
import org.linernotes.it.rig.verdict.Finding;
import org.linernotes.it.rig.verdict.Judge;
import org.linernotes.it.rig.verdict.Reader;
import org.linernotes.it.world.Worlds;

/**
 * Starts real processes, sends a world, lets a schedule of faults befall them, and judges what the
 * API says in the end. All of it follows from a seed but how the machine's threads and processes
 * are timed.
 */
public final class Rig implements AutoCloseable {
  private final Shape shape;
  private final Deployment deployment;
  private final Access access;

  private Rig(Shape shape, Deployment deployment, Access access) {
    this.shape = shape;
    this.deployment = deployment;
    this.access = access;
  }

  /**
   * Starts it.
   *
   * @param folder empty, for all data and logs
   */
  public static Rig start(Shape shape, Path folder) {
    Deployment deployment = new Deployment(shape, folder);
    try {
      deployment.start();
      Access access = new Access(deployment);
      access.awaitKeys(Worlds.platforms(0));
      return new Rig(shape, deployment, access);
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  public Deployment deployment() {
    return deployment;
  }

  public Access access() {
    return access;
  }

  /**
   * One world in one storm.
   *
   * @param patience how long after the last event all must be right at last
   */
  public Run run(long seed, int events, Schedule schedule, Duration patience) {
    return run(seed, events, schedule, patience, () -> {});
  }

  /**
   * The same.
   *
   * @param last is done when all is sent, before the verdict
   */
  public Run run(long seed, int events, Schedule schedule, Duration patience, Runnable last) {
    Workload load = Workload.of(seed, events);
    Storm storm = new Storm(schedule, deployment);
    Instant began = Instant.now();
    try (Clients clients = new Clients(access::ingest, storm);
        Reader reader = new Reader(access::finance, clients.sent())) {
      clients.start(load);
      storm.run();
      clients.await();
      last.run();
      Judge judge = new Judge(load.world(), clients.sent(), access);
      List<Finding> findings = new ArrayList<>(judge.await(patience));
      findings.addAll(reader.findings());
      return new Run(
          seed,
          shape,
          clients.sent(),
          storm.inflicted(),
          reader.progress(),
          reader.reads(),
          judge.unsureCounted(),
          findings,
          Duration.between(began, Instant.now()));
    }
  }

  @Override
  public void close() {
    access.close();
    deployment.close();
  }
}
