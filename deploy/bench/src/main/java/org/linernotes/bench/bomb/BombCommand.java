package org.linernotes.bench.bomb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.linernotes.bench.events.BodyForm;
import org.linernotes.bench.events.EventIds;
import org.linernotes.bench.load.Connection;
import org.linernotes.bench.load.Load;
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
  private static final int KEY_TRIES = 300;

  /** What this costs is the connections' and the driver's, and not the inflating. */
  private static final String NO_KEY = "none";

  @Option(names = "--gib", defaultValue = "10", description = "Inflated (default: 10)")
  private int gib = 10;

  @Option(names = "--at-once", defaultValue = "16", description = "Bombs (default: 16)")
  private int atOnce = 16;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Of each phase in a round (default: 10)")
  private double seconds = 10;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Requests of 100 events a second of the other platform (default: 100)")
  private double rate = 100;

  @Option(names = "--rounds", defaultValue = "3", description = "All phases in turn (default: 3)")
  private int rounds = 3;

  private final EventIds ids = new EventIds();
  private final Random random = new Random(1);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("linernotes-bomb");
    try (Rig rig = Rig.start(folder, List.of())) {
      List<Connection> honest = honest(rig);
      Load load = new Load(honest);
      load.saturate(seconds); // until what it takes is compiled, which costs others time
      List<Phase> phases = phases(rig, load);
      ProcessMemory memory = new ProcessMemory(rig.service().pid());
      for (Phase phase : phases) {
        phase.warmUp(rate, seconds);
      }
      for (int round = 0; round < rounds; round++) {
        for (Phase phase : phases) {
          phase.measure(rate, seconds, memory);
        }
      }
      print(phases);
      for (Connection connection : honest) {
        connection.close();
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  /** The first is without bombs. */
  private List<Phase> phases(Rig rig, Load load) {
    String key = rig.key("bomber");
    List<Phase> phases = new ArrayList<>();
    phases.add(new Phase("none", load, null));
    for (GzipBomb shape : GzipBomb.values()) {
      byte[] bomb = shape.make((long) gib << 30);
      String label =
          "%d at once every second, %d MiB each: %s"
              .formatted(atOnce, bomb.length >> 20, shape.label());
      phases.add(new Phase(label, load, () -> waves(rig, key, bomb)));
      phases.add(
          new Phase("the same, refused at their heads", load, () -> waves(rig, NO_KEY, bomb)));
    }
    return phases;
  }

  private Waves waves(Rig rig, String key, byte[] bomb) {
    return new Waves(new Bomber(rig.address(), key, bomb), atOnce);
  }

  private void print(List<Phase> phases) {
    System.out.println(
        "| bombs | answers | resident, peak | p50, p99 of the other | p99, of none |");
    System.out.println("|---|---|---|---|--:|");
    double none = phases.get(0).p99Millis();
    phases.forEach(phase -> System.out.println(phase.row(none)));
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
