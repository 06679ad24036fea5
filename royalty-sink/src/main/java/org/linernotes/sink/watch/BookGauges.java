package org.linernotes.sink.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.linernotes.metrics.BoundedValues;
import org.linernotes.metrics.LiveGauges;
import org.linernotes.metrics.Metric;
import org.linernotes.sink.SinkMeters;

/** The last look at the books as gauges; a scrape reads them and asks nobody. */
final class BookGauges {
  private static final int PLATFORMS = 100;
  private static final int CAUSES = 50;

  private final LiveGauges imbalance;
  private final LiveGauges events;
  private final LiveGauges months;
  private final LiveGauges quarantine;
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
    gauge(registry, SinkMeters.PARKED, BookState::parkedCells);
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
    // A double is 0 only if the decimal is: no difference is too small to be seen.
    imbalance.show(tagged(SinkMeters.IMBALANCE, state.imbalance()));
    events.show(platformEvents(state.platforms()));
    months.show(tagged(SinkMeters.MONTH_UNRATED, state.unratedByDueMonth()));
    quarantine.show(tagged(SinkMeters.QUARANTINE, bounded(state.quarantine(), causes)));
  }

  private static <V extends Number> Map<Tags, V> tagged(Metric metric, Map<?, V> values) {
    Map<Tags, V> tagged = new HashMap<>();
    values.forEach((name, value) -> tagged.put(metric.tags(name.toString()), value));
    return tagged;
  }

  private Map<Tags, Long> platformEvents(List<BookState.PlatformEvents> all) {
    Map<Tags, Long> sums = new HashMap<>();
    for (BookState.PlatformEvents one : all) {
      String platform = platforms.of(one.platform());
      one.byOutcome()
          .forEach(
              (outcome, count) ->
                  sums.merge(SinkMeters.AUDIT_EVENTS.tags(platform, outcome), count, Long::sum));
    }
    return sums;
  }

  private static Map<String, Long> bounded(Map<String, Long> counts, BoundedValues values) {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.merge(values.of(name), count, Long::sum));
    return sums;
  }
}
