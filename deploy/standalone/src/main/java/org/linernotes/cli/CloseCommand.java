package org.linernotes.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.MonthSummary;
import org.linernotes.cli.client.Months;
import org.linernotes.cli.client.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Closes a month for good. */
@Command(
    name = "close",
    description = {
      "Closes a month for good: its statements are final and can be paid.",
      "A month that is open is put to review first. Exit code 1 if the close is refused, with the"
          + " list of checks and each difference that they found."
    },
    mixinStandardHelpOptions = true)
final class CloseCommand implements Callable<Integer> {
  private static final String NOT_IN_REVIEW = "PERIOD_NOT_IN_REVIEW";
  private static final String CHECKS_FAILED = "PERIOD_CHECKS_FAILED";

  private final Surroundings surroundings;

  @Mixin private final MonthOptions options;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; kept with who and when")
  private String reason = "";

  CloseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.options = new MonthOptions(surroundings);
  }

  @Override
  public Integer call() {
    String why = Reason.of(reason);
    Months months = new Months(options.client());
    try {
      reviewAndClose(months, why);
      return ExitCodes.OK;
    } catch (RefusedException e) {
      if (!e.code().equals(CHECKS_FAILED)) {
        throw e;
      }
      refused(MonthSummary.checks(e.problem()));
      return ExitCodes.FAILED;
    }
  }

  /** The service knows the state, and refuses what does not follow: so the close is tried first. */
  private void reviewAndClose(Months months, String why) {
    try {
      print(MonthSummaryText.of(close(months, why)));
    } catch (RefusedException e) {
      if (!e.code().equals(NOT_IN_REVIEW)) {
        throw e;
      }
      MonthSummary draft = review(months, why);
      print(MonthSummaryText.of(draft));
      told(draft, close(months, why));
    }
  }

  private void told(MonthSummary draft, MonthSummary closed) {
    print(
        closed.isSameAs(draft)
            ? "\n" + closed.period() + " " + closed.status() + ", as drafted\n"
            : "\nUse came between draft and close.\n\n" + MonthSummaryText.of(closed));
  }

  private void refused(List<MonthSummary.Check> checks) {
    print(MonthSummaryText.checks(checks));
    long failed = checks.stream().filter(check -> !check.ok()).count();
    surroundings
        .err()
        .println(
            options.month()
                + " is not closed: "
                + failed
                + (failed == 1 ? " check does" : " checks do")
                + " not hold");
  }

  private MonthSummary review(Months months, String why) {
    try (Progress progress = options.waiting("review")) {
      progress.add(0);
      return months.review(options.month(), why);
    }
  }

  private MonthSummary close(Months months, String why) {
    try (Progress progress = options.waiting("close")) {
      progress.add(0);
      return months.close(options.month(), why);
    }
  }

  private void print(String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
  }
}
