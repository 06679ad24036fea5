package org.linernotes.cli;

import java.time.YearMonth;
import org.linernotes.cli.client.ApiClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which month, and which API. */
final class MonthOptions {
  private final Surroundings surroundings;

  @Mixin private final ApiOptions api;

  @Parameters(
      index = "0",
      paramLabel = "MONTH",
      description = "Such as 2026-10",
      converter = MonthConverter.class)
  private YearMonth month = YearMonth.of(1970, 1);

  MonthOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.api = new ApiOptions(surroundings);
  }

  YearMonth month() {
    return month;
  }

  /** A client that waits for what takes long. */
  ApiClient client() {
    return api.client().patient();
  }

  /** Shows on a terminal that, and for how long, something is worked on. */
  Progress waiting(String task) {
    return surroundings.terminal()
        ? Progress.waiting(surroundings.err(), task + " " + month)
        : Progress.none();
  }
}
