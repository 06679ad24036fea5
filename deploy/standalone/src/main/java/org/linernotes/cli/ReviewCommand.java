package org.linernotes.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.linernotes.cli.client.MonthSummary;
import org.linernotes.cli.client.Months;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a month to review, or shows the draft of one that is. */
@Command(
    name = "review",
    description = {
      "Puts a month to review and prints what its close would come to.",
      "Without --reason: the same of a month that is in review already, as of now.",
      "Exit code 1 if a check does not hold, so that the month could not close now."
    },
    mixinStandardHelpOptions = true)
final class ReviewCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final MonthOptions options;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; kept with who and when, and needed for a month that is open")
  private @Nullable String reason;

  ReviewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.options = new MonthOptions(surroundings);
  }

  @Override
  public Integer call() {
    Months months = new Months(options.client());
    MonthSummary summary;
    try (Progress progress = options.waiting("review")) {
      progress.add(0);
      summary =
          reason == null
              ? months.draft(options.month())
              : months.review(options.month(), Reason.of(reason));
    }
    surroundings.out().print(MonthSummaryText.of(summary));
    surroundings.out().flush();
    return summary.holds() ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
