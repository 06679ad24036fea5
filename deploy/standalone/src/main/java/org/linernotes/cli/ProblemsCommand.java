package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a platform can mend. */
@Command(
    name = "problems",
    description = {
      "Lists what of a platform's month was set aside or has no track: CONFLICT, QUARANTINED,"
          + " SUSPECT, UNMATCHED. Needs the platform's key.",
      "json has the events that were set aside as they were sent."
    },
    mixinStandardHelpOptions = true)
final class ProblemsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final MonthOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json (default: table)")
  private Format format = Format.TABLE;

  ProblemsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.options = new MonthOptions(surroundings);
  }

  @Override
  public Integer call() {
    JsonNode problems = Problems.of(options.client(), options.month());
    surroundings
        .out()
        .print(
            switch (format) {
              case JSON -> problems + "\n";
              case CSV -> csv(problems.path("problems"));
              case TABLE -> table(problems.path("problems"));
            });
    surroundings.out().flush();
    return ExitCodes.OK;
  }

  private static String table(JsonNode problems) {
    TextTable table = new TextTable("KIND", "TRACK", "ID", "RUN", "DAY", "EVENTS", "MESSAGE");
    problems.forEach(problem -> table.row(cells(problem, "-")));
    return table.text();
  }

  private static String csv(JsonNode problems) {
    StringBuilder csv =
        new StringBuilder(Csv.row("kind", "track", "id", "run", "usageDay", "events", "message"));
    problems.forEach(problem -> csv.append(Csv.row(cells(problem, ""))));
    return csv.toString();
  }

  /** An event that was set aside has an id; use without a track is a sum over a run's day. */
  private static String[] cells(JsonNode problem, String none) {
    JsonNode sent = problem.path("sent");
    String sentDay = sent.path("occurredAt").asText(none);
    return new String[] {
      problem.path("kind").asText(),
      problem.path("track").asText(none),
      problem.path("id").asText(none),
      problem.path("run").asText(sent.path("run").asText(none)),
      problem.path("usageDay").asText(sentDay.replaceAll("T.*", "")),
      problem.path("events").asText("1"),
      problem.path("message").asText()
    };
  }
}
