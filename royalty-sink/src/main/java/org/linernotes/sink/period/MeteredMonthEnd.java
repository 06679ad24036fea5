package org.linernotes.sink.period;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import org.linernotes.sink.SinkMeters;

/** A month's end that tells how long its steps take, and how they end. */
public final class MeteredMonthEnd implements MonthEnd {
  private final MonthEnd months;
  private final MeterRegistry registry;

  public MeteredMonthEnd(MonthEnd months, MeterRegistry registry) {
    this.months = months;
    this.registry = registry;
    for (String step : List.of("review", "draft", "close")) { // shown before the first is taken
      for (String outcome : List.of("done", "refused", "failed")) {
        Timer unused = SinkMeters.MONTH_STEPS.timer(registry, step, outcome);
      }
    }
  }

  @Override
  public List<Month> months() {
    return months.months();
  }

  @Override
  public MonthSummary review(YearMonth month, Order order) {
    return timed("review", () -> months.review(month, order));
  }

  @Override
  public MonthSummary draft(YearMonth month) {
    return timed("draft", () -> months.draft(month));
  }

  @Override
  public MonthSummary close(YearMonth month, Order order) {
    return timed("close", () -> months.close(month, order));
  }

  private MonthSummary timed(String step, Supplier<MonthSummary> work) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failed";
    try {
      MonthSummary summary = work.get();
      outcome = "done";
      return summary;
    } catch (PeriodRefusedException | ChecksFailedException e) {
      outcome = "refused";
      throw e;
    } finally {
      sample.stop(SinkMeters.MONTH_STEPS.timer(registry, step, outcome));
    }
  }
}
