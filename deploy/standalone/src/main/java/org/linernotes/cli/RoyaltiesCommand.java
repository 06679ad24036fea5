package org.linernotes.cli;

import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.cli.client.MonthTotals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A month's totals. */
@Command(
    name = "royalties",
    description = "Prints a month's royalty totals per party and currency.",
    mixinStandardHelpOptions = true)
final class RoyaltiesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ApiOptions api;

  @Parameters(
      paramLabel = "MONTH",
      description = "Such as 2026-10",
      converter = MonthConverter.class)
  private YearMonth month = YearMonth.of(1970, 1);

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json (default: table)")
  private Format format = Format.TABLE;

  RoyaltiesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.api = new ApiOptions(surroundings);
  }

  @Override
  public Integer call() {
    ApiClient client = api.client();
    String path = "/v1/royalties/" + month;
    String text =
        switch (format) {
          case JSON -> client.get(path, "application/json").text() + "\n";
          case CSV -> client.get(path, "text/csv").text();
          case TABLE -> RoyaltyTable.of(MonthTotals.of(client.json(path)), Integer.MAX_VALUE);
        };
    surroundings.out().print(text);
    surroundings.out().flush();
    return ExitCodes.OK;
  }
}
