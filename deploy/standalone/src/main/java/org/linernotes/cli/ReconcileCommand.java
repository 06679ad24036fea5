package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.cli.client.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proves that nothing leaked between the stages. */
@Command(
    name = "reconcile",
    description = {
      "Puts the counts and sums of each stage side by side: reported, recorded, rated, accrued,"
          + " booked, stated.",
      "Exit code 1 if two stages differ, with each difference."
    },
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final MonthOptions options;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table or json (default: table)")
  private Format format = Format.TABLE;

  ReconcileCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.options = new MonthOptions(surroundings);
  }

  @Override
  public Integer call() {
    if (format == Format.CSV) {
      throw new CliException("--format csv (expected: table or json)");
    }
    ApiClient client = options.client();
    JsonNode answer;
    try (Progress progress = options.waiting("reconcile")) {
      progress.add(0);
      answer = client.json("/v1/reconciliation/" + options.month());
    }
    Reconciliation month = Reconciliation.of(answer);
    String text = format == Format.JSON ? answer + "\n" : ReconciliationTable.of(month);
    surroundings.out().print(text);
    surroundings.out().flush();
    return month.differences().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
