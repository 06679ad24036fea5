package org.linernotes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.linernotes.bench.bomb.BombCommand;
import org.linernotes.bench.ingest.IngestOptions;
import org.linernotes.bench.ingest.IngestStage;
import org.linernotes.bench.recover.RecoverCommand;
import org.linernotes.config.Settings;
import org.linernotes.standalone.Folders;
import org.linernotes.standalone.kafka.EmbeddedKafka;
import org.linernotes.standalone.postgres.EmbeddedDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All stages; or one of them, as a command of its own. */
@Command(
    name = "linernotes-bench",
    subcommands = {BombCommand.class, RecoverCommand.class},
    mixinStandardHelpOptions = true,
    description = "Measures each stage, and the whole, on this machine, in one run.")
final class BenchCommand implements Callable<Integer> {
  private static final int EVENTS_PER_TRACK = 10;

  private final Report report = new Report(System.out);

  @Mixin private IngestOptions ingest = new IngestOptions();

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Events for the stages after ingest (default: ${DEFAULT-VALUE})")
  private int events;

  @Option(
      names = "--scenario",
      paramLabel = "DIR",
      defaultValue = "../shared/data/jamendo-train",
      description = "Folder of a scenario for the whole stack (default: ${DEFAULT-VALUE})")
  private Path scenario = Path.of("");

  @Override
  public Integer call() throws IOException {
    ingest(ingest);
    Path folder = Files.createTempDirectory("linernotes-bench");
    try {
      stages(folder, new Workload(events, Math.max(1, events / EVENTS_PER_TRACK)));
      if (Files.isDirectory(scenario)) {
        new WholeBench(scenario, folder.resolve("whole")).run(report);
      } else {
        report.note("whole stack not measured: " + scenario + " is absent");
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  @Command(
      name = "ingest",
      mixinStandardHelpOptions = true,
      description = "Ingest alone, beside a raw producer.")
  int ingest(@Mixin IngestOptions options) throws IOException {
    Machine.print(System.out);
    Path folder = Files.createTempDirectory("linernotes-bench");
    try {
      new IngestStage(options, folder, System.out, System.err).run();
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void stages(Path folder, Workload workload) {
    EmbeddedDatabase.Durability durability = EmbeddedDatabase.Durability.MACHINE;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        EmbeddedDatabase database =
            EmbeddedDatabase.start(folder.resolve("postgres"), durability)) {
      database.create("bench");
      Site site =
          new Site(
              kafka.bootstrapServers(),
              database.jdbcUrl("bench"),
              database.jdbcUrl("bench", EmbeddedDatabase.SUPERUSER),
              folder);
      Settings rated = new StreamsBench(site, workload).run(report);
      new SinkBench(site).run(rated, report);
    }
  }
}
