package org.linernotes.bench.bomb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.linernotes.bench.events.BodyForm;
import org.linernotes.bench.events.EventIds;
import org.linernotes.bench.load.Connection;
import org.linernotes.bench.load.Load;
import org.linernotes.bench.load.Tally;
import org.linernotes.bench.process.Rig;
import org.linernotes.standalone.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What gzip bombs of one platform cost the service and another platform. */
@Command(
    name = "bomb",
    mixinStandardHelpOptions = true,
    description = "Gzip bombs of one platform beside the requests of another.")
public final class BombCommand implements Callable<Integer> {
  private static final BodyForm FORM = BodyForm.NDJSON_100;
  private static final int CONNECTIONS = 8;
  private static final int REQUESTS_PER_CONNECTION = 40;
  private static final int WARM_UP = 2;
  private static final int KEY_TRIES = 300;
  private static final double P99 = 99;

  /** What this costs is the connections' and the driver's, and not the inflating. */
  private static final String NO_KEY = "none";

  @Option(names = "--gib", defaultValue = "10", description = "Inflated (default: 10)")
  private int gib = 10;

  @Option(names = "--at-once", defaultValue = "16", description = "Bombs (default: 16)")
  private int atOnce = 16;

  @Option(names = "--seconds", defaultValue = "10", description = "Of each phase (default: 10)")
  private double seconds = 10;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Requests of 100 events a second of the other platform (default: 100)")
  private double rate = 100;

  private final EventIds ids = new EventIds();
  private final Random random = new Random(1);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("linernotes-bomb");
    try (Rig rig = Rig.start(folder, List.of())) {
      List<Connection> honest = honest(rig);
      Load load = new Load(honest);
      for (int i = 0; i < WARM_UP; i++) {
        load.atRate(rate, seconds);
      }
      String key = rig.key("bomber");
      System.out.println("| bombs | answers | resident, peak | p50, p99 of the other |");
      System.out.println("|---|---|---|---|");
      for (GzipBomb shape : GzipBomb.values()) {
        byte[] bomb = shape.make((long) gib << 30);
        row(rig, "none", Map.of(), load);
        String label =
            "%d at once every second, %d MiB each: %s"
                .formatted(atOnce, bomb.length >> 20, shape.label());
        bombed(rig, label, key, bomb, load);
        bombed(rig, "the same, refused at their heads", NO_KEY, bomb, load);
      }
      row(rig, "none", Map.of(), load);
      for (Connection connection : honest) {
        connection.close();
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void bombed(Rig rig, String label, String key, byte[] bomb, Load load)
      throws InterruptedException {
    try (Waves unused = new Waves(new Bomber(rig.address(), key, bomb), atOnce)) {
      load.atRate(rate, seconds); // until what refuses them is compiled
    }
    try (Waves waves = new Waves(new Bomber(rig.address(), key, bomb), atOnce)) {
      row(rig, label, waves.answers(), load);
    }
  }

  /** Measures one phase. */
  private void row(Rig rig, String label, Map<String, Integer> answers, Load load)
      throws InterruptedException {
    ProcessMemory memory = new ProcessMemory(rig.service().pid());
    memory.forgetPeak();
    Tally tally = load.atRate(rate, seconds);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d, %d MiB | %.1f, %.1f ms of %d, %d refused |%n",
        label,
        answers,
        memory.residentMib(),
        memory.peakMib(),
        tally.percentileMillis(50),
        tally.percentileMillis(P99),
        tally.requests(),
        tally.refused());
  }

  private List<Connection> honest(Rig rig) throws IOException, InterruptedException {
    String key = rig.key("honest");
    String host = rig.address().getHostString();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(
          new Connection(
              rig.address(),
              IntStream.range(0, REQUESTS_PER_CONNECTION)
                  .mapToObj(n -> FORM.request(host, key, random))
                  .toList(),
              ids));
    }
    awaitKey(connections.get(0));
    return connections;
  }

  private static void awaitKey(Connection connection) throws IOException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int tries = 0; connection.send() == 0; tries++) {
      if (tries == KEY_TRIES) {
        throw new IllegalStateException("refused: " + connection.lastAnswer());
      }
      never.await(20, TimeUnit.MILLISECONDS);
    }
  }
}
