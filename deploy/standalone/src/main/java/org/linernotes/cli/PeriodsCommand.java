package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.Months;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The months of the books. */
@Command(
    name = "periods",
    description = "Lists the months: OPEN, in REVIEW or CLOSED, by whom and why.",
    mixinStandardHelpOptions = true)
final class PeriodsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ApiOptions api;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json (default: table)")
  private Format format = Format.TABLE;

  PeriodsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.api = new ApiOptions(surroundings);
  }

  @Override
  public Integer call() {
    JsonNode months = new Months(api.client()).all();
    surroundings
        .out()
        .print(
            switch (format) {
              case JSON -> months + "\n";
              case CSV -> csv(months.path("periods"));
              case TABLE -> table(months.path("periods"));
            });
    surroundings.out().flush();
    return ExitCodes.OK;
  }

  private static String table(JsonNode months) {
    TextTable table =
        new TextTable("MONTH", "STATUS", "REVIEWED", "BY", "REASON", "CLOSED", "BY", "REASON");
    months.forEach(month -> table.row(cells(month, "-")));
    return table.text();
  }

  private static String csv(JsonNode months) {
    StringBuilder csv =
        new StringBuilder(
            Csv.row(
                "period",
                "status",
                "reviewedAt",
                "reviewedBy",
                "reviewReason",
                "closedAt",
                "closedBy",
                "closeReason"));
    months.forEach(month -> csv.append(Csv.row(cells(month, ""))));
    return csv.toString();
  }

  private static String[] cells(JsonNode month, String none) {
    JsonNode reviewed = month.path("reviewed");
    JsonNode closed = month.path("closed");
    return new String[] {
      month.path("period").asText(),
      month.path("status").asText(),
      reviewed.path("at").asText(none),
      reviewed.path("by").asText(none),
      reviewed.path("reason").asText(none),
      closed.path("at").asText(none),
      closed.path("by").asText(none),
      closed.path("reason").asText(none)
    };
  }
}
