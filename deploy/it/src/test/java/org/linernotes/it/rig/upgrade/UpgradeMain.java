package org.linernotes.it.rig.upgrade;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.linernotes.it.rig.Access;
import org.linernotes.it.rig.load.Clients;
import org.linernotes.it.rig.load.Sent;
import org.linernotes.it.rig.load.Workload;
import org.linernotes.it.rig.process.Build;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.ServiceProcess;
import org.linernotes.it.rig.process.Shape;
import org.linernotes.it.rig.verdict.Finding;
import org.linernotes.it.rig.verdict.Judge;
import org.linernotes.it.rig.verdict.Reader;
import org.linernotes.it.world.Seed;
import org.linernotes.it.world.Worlds;
import org.linernotes.standalone.Folders;

/**
 * Rolls a deployment under load from an earlier build to this one, on to one whose schemas have
 * grown, and back to this one: no gap, nothing twice.
 */
public final class UpgradeMain {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Shape SHAPE = new Shape(1, 2, 2, 2);

  private final Rolling rolling = new Rolling();
  private final Build before;
  private final Build now;
  private final Build grown;

  private UpgradeMain(Build before, Build now, Build grown) {
    this.before = before;
    this.now = now;
    this.grown = grown;
  }

  /** Takes a folder, the number of events, and the trees of the three builds. */
  public static void main(String[] args) throws IOException {
    Path work = Path.of(args[0]);
    Folders.delete(work);
    UpgradeMain main =
        new UpgradeMain(
            new Build("the earlier build", Path.of(args[2])),
            new Build("this build", Path.of(args[3])),
            new Build("this build with schemas that have grown", Path.of(args[4])));
    System.exit(main.run(work, Integer.parseInt(args[1])) ? 0 : 1);
  }

  private boolean run(Path work, int events) {
    try (Deployment deployment = new Deployment(SHAPE, work)) {
      startBefore(deployment);
      try (Access access = new Access(deployment)) {
        access.awaitKeys(Worlds.platforms(0));
        return upgraded(access, Workload.of(Seed.first(), events));
      }
    }
  }

  /** One after the other: earlier builds could not start at once on an empty registry. */
  private void startBefore(Deployment deployment) {
    deployment.startParts();
    List<ServiceProcess> all = Arrays.stream(ServiceKind.values()).flatMap(deployment::of).toList();
    all.forEach(service -> service.become(before));
    all.forEach(service -> service.process().start());
    rolling.forward(deployment, now);
    rolling.forward(deployment, grown);
    rolling.back(deployment, now);
  }

  private boolean upgraded(Access access, Workload load) {
    try (Clients clients = new Clients(access::ingest, rolling);
        Reader reader = new Reader(access::finance, clients.sent())) {
      clients.start(load);
      rolling.run();
      clients.await();
      List<Finding> findings =
          new ArrayList<>(new Judge(load.world(), clients.sent(), access).await(PATIENCE));
      findings.addAll(reader.findings());
      tell(clients.sent(), reader, findings);
      return findings.isEmpty();
    }
  }

  private void tell(Sent sent, Reader reader, List<Finding> findings) {
    System.out.printf(
        Locale.ROOT,
        "seed %d: %d events sent, %d requests not answered 202, %d instances replaced, %d reads,"
            + " longest pause %.1f s, %d findings%n",
        Seed.first(),
        sent.tries(),
        sent.refusals(),
        rolling.restarts(),
        reader.reads(),
        reader.progress().longestPause().toMillis() / 1000.0,
        findings.size());
    findings.forEach(System.out::println);
  }
}
