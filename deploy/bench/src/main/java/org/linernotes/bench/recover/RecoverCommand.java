package org.linernotes.bench.recover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.linernotes.bench.Machine;
import org.linernotes.bench.kafka.AccrualWatch;
import org.linernotes.bench.kafka.Uses;
import org.linernotes.bench.process.Child;
import org.linernotes.bench.process.Rig;
import org.linernotes.config.Settings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.standalone.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long use goes unrated after an instance of usage-streams ends, by how it ends. */
@Command(
    name = "recover",
    mixinStandardHelpOptions = true,
    description = "Kills usage-streams, and measures until use accrues again.")
public final class RecoverCommand implements Callable<Integer> {
  /** So many that each partition of each topic has some of them. */
  private static final int PROBES = 64;

  /** So many looks in turn must find that the standbys follow, by fewer records than these. */
  private static final int CALM = 10;

  private static final double LITTLE = 1000;
  private static final double NANOS = 1e9;

  @Option(names = "--tracks", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}")
  private int tracks = 1_000_000;

  @Option(
      names = "--sessions",
      split = ",",
      defaultValue = "10,2",
      description = "How long a killed one of two is waited for, s. Default: ${DEFAULT-VALUE}")
  private List<Integer> sessions = List.of();

  @Option(
      names = "--kills",
      defaultValue = "3",
      description = "Of one of two, for each session; the median counts. Default: ${DEFAULT-VALUE}")
  private int kills = 3;

  private Outage rebuild = new Outage(0, 0);
  private int runs;

  /**
   * How long use did not accrue, in seconds.
   *
   * @param first until the first use that was written after the ending had accrued
   * @param all until use in every partition had
   */
  private record Outage(double first, double all) {
    static Outage median(List<Outage> outages) {
      return new Outage(median(outages, Outage::first), median(outages, Outage::all));
    }

    private static double median(List<Outage> outages, ToDoubleFunction<Outage> part) {
      return outages.stream()
          .mapToDouble(part)
          .sorted()
          .skip(outages.size() / 2)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Two that share the work. */
  private record Pair(Instance one, Instance other) {
    void restart(int sessionSeconds) {
      for (Instance instance : List.of(other, one)) {
        instance.close();
        instance.waitFor(sessionSeconds);
      }
      one.start();
      other.start();
    }
  }

  /** One way for an instance to end and the work to go on. */
  private interface Ending {
    void run() throws InterruptedException;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Machine.print(System.out);
    Path folder = Files.createTempDirectory("linernotes-recover");
    try (Child broker = Rig.startBroker(folder)) {
      run(folder, Map.of("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", broker.await("kafka")));
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void run(Path folder, Map<String, String> connection) throws InterruptedException {
    KafkaSettings kafka = KafkaSettings.from(new Settings(connection));
    TopicAdmin.ensure(kafka);
    Map<String, String> common = new HashMap<>(connection);
    common.put("LINERNOTES_HTTP_PORT", "0");
    Uses uses = new Uses(kafka, tracks);
    try (Instance one = new Instance("one", folder, common);
        Instance other = new Instance("other", folder, common)) {
      fill(uses, one, kafka);
      System.out.printf(Locale.ROOT, "%,d tracks, one use of each%n%n", tracks);
      System.out.println(
          "| how it ends, and what goes on | first, s | all, s | first of a rebuild | all of it |");
      System.out.println("|---|--:|--:|--:|--:|");
      alone(uses, kafka, one);
      for (int seconds : sessions) {
        killOneOfTwo(uses, kafka, new Pair(one, other), seconds);
      }
      other.startIfEnded();
      awaitStandbys(uses, new Pair(one, other));
      row("SIGTERM to one of two, the other goes on", outage(uses, kafka, other::close));
    }
  }

  private void fill(Uses uses, Instance one, KafkaSettings kafka) {
    System.err.println("filling");
    uses.writeCatalogue();
    uses.writeOfEach();
    one.start();
    AccrualWatch.untilAuthorised(kafka, new ReleasedSchemas(), tracks);
    System.err.println("filled");
  }

  private void alone(Uses uses, KafkaSettings kafka, Instance one) throws InterruptedException {
    one.close();
    one.deleteState();
    rebuild = outage(uses, kafka, one::start);
    row("none: started without its state, which it rebuilds from the changelogs", rebuild);
    row("SIGTERM, started again", outage(uses, kafka, () -> again(one, false)));
    row("kill -9, started again with its state", outage(uses, kafka, () -> again(one, true)));
  }

  private static void again(Instance one, boolean killed) {
    if (killed) {
      one.kill();
    } else {
      one.close();
    }
    one.start();
  }

  private void killOneOfTwo(Uses uses, KafkaSettings kafka, Pair pair, int seconds)
      throws InterruptedException {
    pair.restart(seconds);
    List<Outage> outages = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      pair.other().startIfEnded();
      awaitStandbys(uses, pair);
      outages.add(outage(uses, kafka, pair.other()::kill));
    }
    row(
        "kill -9 of one of two, a session of " + seconds + " s, the other goes on",
        Outage.median(outages));
  }

  /** From the ending's begin until use that was written after it has accrued in every partition. */
  private Outage outage(Uses uses, KafkaSettings kafka, Ending ending) throws InterruptedException {
    try (AccrualWatch watch = AccrualWatch.fromNow(kafka);
        Pulse unused = new Pulse(uses, PROBES)) {
      pause(2); // until use flows, so that a transaction is open
      long start = System.nanoTime();
      ending.run();
      String run = "probe-" + runs++;
      uses.writeRun(run, PROBES);
      watch.untilAccrued(run, 1);
      double first = (System.nanoTime() - start) / NANOS;
      watch.untilAccrued(run, PROBES);
      return new Outage(first, (System.nanoTime() - start) / NANOS);
    }
  }

  /** Returns when both have a part of the work, and follow the other's. */
  private static void awaitStandbys(Uses uses, Pair pair) throws InterruptedException {
    int calm = 0;
    while (calm < CALM) {
      uses.writeRun("settle-" + System.nanoTime(), PROBES); // a lag is told by what is read
      pause(1);
      calm = calm(pair.one().scrape()) && calm(pair.other().scrape()) ? calm + 1 : 0;
    }
  }

  private static void pause(int seconds) throws InterruptedException {
    boolean unused = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
  }

  private static boolean calm(Scrape scrape) {
    return scrape.inputs() > 0 && scrape.restoreLag() < LITTLE;
  }

  private void row(String how, Outage outage) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.2f | %.2f |%n",
        how,
        outage.first(),
        outage.all(),
        outage.first() / rebuild.first(),
        outage.all() / rebuild.all());
  }
}
