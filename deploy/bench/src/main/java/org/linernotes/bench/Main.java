package org.linernotes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linernotes.config.Settings;
import org.linernotes.standalone.Folders;
import org.linernotes.standalone.kafka.EmbeddedKafka;
import org.linernotes.standalone.postgres.EmbeddedDatabase;

/** Measures each stage, and the whole, on this machine, in one run. */
public final class Main {
  private static final int TRACKS_PER_EVENT = 10;

  private Main() {}

  /**
   * @param args the number of events, and the folder of a scenario for the whole stack
   */
  public static void main(String[] args) throws IOException {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "org/linernotes/bench/logback.xml");
    }
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    Path scenario = Path.of(args.length > 1 ? args[1] : "../shared/data/jamendo-train");
    Report report = new Report(System.out);
    report.machine();
    Path folder = Files.createTempDirectory("linernotes-bench");
    try {
      stages(folder, new Workload(events, Math.max(1, events / TRACKS_PER_EVENT)), report);
      if (Files.isDirectory(scenario)) {
        new WholeBench(scenario, folder.resolve("whole")).run(report);
      } else {
        report.note("whole stack not measured: " + scenario + " is absent");
      }
    } finally {
      Folders.delete(folder);
    }
    Runtime.getRuntime().exit(0); // the embedded broker leaves threads
  }

  private static void stages(Path folder, Workload workload, Report report) {
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
      new IngestBench(site, workload).run(report);
      Settings rated = new StreamsBench(site, workload).run(report);
      new SinkBench(site).run(rated, report);
    }
  }
}
