package org.linernotes.sink.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.linernotes.metrics.BoundedValues;
import org.linernotes.metrics.Metric;
import org.linernotes.sink.SinkMeters;

/** The last look at the books as gauges; a scrape reads them and asks nobody. */
final class BookGauges {
  private static final int PLATFORMS = 100;
  private static final int CAUSES = 50;

  private final MultiGauge imbalance;
  private final MultiGauge events;
  private final MultiGauge months;
  private final MultiGauge quarantine;
  private final BoundedValues platforms = new BoundedValues(PLATFORMS);
  private final BoundedValues causes = new BoundedValues(CAUSES);
  private volatile @Nullable BookState last;

  BookGauges(MeterRegistry registry) {
    imbalance = SinkMeters.IMBALANCE.gauges(registry);
    events = SinkMeters.AUDIT_EVENTS.gauges(registry);
    months = SinkMeters.MONTH_UNRATED.gauges(registry);
    quarantine = SinkMeters.QUARANTINE.gauges(registry);
    gauge(registry, SinkMeters.UNCHECKED, BookState::uncheckedEntries);
    gauge(registry, SinkMeters.AUDIT_DIFFERENCE, BookState::auditDifference);
    gauge(registry, SinkMeters.MONTHS_DUE, state -> state.unratedByDueMonth().size());
  }

  private void gauge(MeterRegistry registry, Metric metric, ToDoubleFunction<BookState> value) {
    metric.gauge(
        registry,
        this,
        gauges -> {
          BookState state = gauges.last;
          return state == null ? Double.NaN : value.applyAsDouble(state);
        });
  }

  @Nullable BookState last() {
    return last;
  }

  void show(BookState state) {
    last = state;
    List<Row<?>> sums = new ArrayList<>();
    // A double is 0 only if the decimal is: no difference is too small to be seen.
    state
        .imbalance()
        .forEach(
            (currency, sum) ->
                sums.add(Row.of(SinkMeters.IMBALANCE.tags(currency), sum.doubleValue())));
    imbalance.register(sums, true);
    events.register(rowsOf(state.platforms()), true);
    List<Row<?>> due = new ArrayList<>();
    state
        .unratedByDueMonth()
        .forEach(
            (month, unrated) ->
                due.add(Row.of(SinkMeters.MONTH_UNRATED.tags(month.toString()), unrated)));
    months.register(due, true);
    List<Row<?>> set = new ArrayList<>();
    bounded(state.quarantine(), causes)
        .forEach((cause, count) -> set.add(Row.of(SinkMeters.QUARANTINE.tags(cause), count)));
    quarantine.register(set, true);
  }

  private List<Row<?>> rowsOf(List<BookState.PlatformEvents> all) {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    for (BookState.PlatformEvents one : all) {
      Map<String, Long> sum =
          sums.computeIfAbsent(platforms.of(one.platform()), name -> new TreeMap<>());
      one.byOutcome().forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
    }
    List<Row<?>> rows = new ArrayList<>();
    sums.forEach(
        (platform, byOutcome) ->
            byOutcome.forEach(
                (outcome, count) ->
                    rows.add(Row.of(SinkMeters.AUDIT_EVENTS.tags(platform, outcome), count))));
    return rows;
  }

  private static Map<String, Long> bounded(Map<String, Long> counts, BoundedValues values) {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.merge(values.of(name), count, Long::sum));
    return sums;
  }
}
