package org.linernotes.it.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.linernotes.it.rig.fault.Schedule;
import org.linernotes.it.rig.process.Shape;
import org.linernotes.it.world.Seed;
import org.linernotes.standalone.Folders;
import org.linernotes.streams.RebalanceProtocol;
import org.linernotes.streams.StreamsSettings;

/** The long run: many seeds, each with a world and a storm of its own; every sort of fault. */
public final class SurviveMain {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path work;
  private final int events;
  private final int faults;
  private final Summary summary = new Summary();
  private boolean isRight = true;

  private SurviveMain(Path work, int events, int faults) {
    this.work = work;
    this.events = events;
    this.faults = faults;
  }

  /** Takes a folder, the number of seeds, of events in all, and of faults per seed. */
  public static void main(String[] args) throws IOException {
    int seeds = Integer.parseInt(args[1]);
    int events = Integer.parseInt(args[2]) / seeds;
    SurviveMain main = new SurviveMain(Path.of(args[0]), events, Integer.parseInt(args[3]));
    for (long seed = Seed.first(); seed < Seed.first() + seeds; seed++) {
      main.run(seed);
    }
    System.exit(main.isRight ? 0 : 1);
  }

  private void run(long seed) throws IOException {
    Path folder = work.resolve("seed-" + seed);
    Folders.delete(folder);
    Shape shape = shape(seed);
    System.out.printf(
        Locale.ROOT,
        "%nseed %d: %d events, %d brokers, %s%n",
        seed,
        events,
        shape.brokers(),
        shape.membership());
    boolean right = false;
    try (Rig rig = Rig.start(shape, folder)) {
      right = judged(rig.run(seed, events, Schedule.of(seed, faults, shape), PATIENCE));
    } catch (RuntimeException e) {
      e.printStackTrace(System.out); // a process did not start again, say; the others go on
    }
    if (right) {
      Folders.delete(folder);
    } else {
      isRight = false;
      System.out.println("kept: " + folder);
    }
  }

  /**
   * One and three brokers, both protocols, usual and short sessions: all of them in eight seeds.
   */
  private static Shape shape(long seed) {
    RebalanceProtocol protocol =
        seed / 2 % 2 == 0 ? RebalanceProtocol.CLASSIC : RebalanceProtocol.STREAMS;
    return new Shape(
        seed % 2 == 0 ? 3 : 1,
        2,
        2,
        2,
        Map.of(
            StreamsSettings.PROTOCOL.name(),
            protocol.word(),
            StreamsSettings.SESSION_SECONDS.name(),
            seed / 4 % 2 == 0 ? "10" : "2"));
  }

  private boolean judged(Run run) throws IOException {
    summary.add(run);
    Files.writeString(work.resolve("summary.md"), summary.markdown());
    System.out.print(Summary.row(run));
    run.findings().forEach(System.out::println);
    return run.findings().isEmpty();
  }
}
