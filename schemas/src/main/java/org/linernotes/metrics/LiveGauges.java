package org.linernotes.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gauges of one name whose tags' values come and go. One that stays is never registered anew: a
 * scrape just then would find it twice, and fail as a whole.
 */
public final class LiveGauges {
  private final MultiGauge gauges;
  private volatile Map<Tags, Double> values = Map.of();

  LiveGauges(MultiGauge gauges) {
    this.gauges = gauges;
  }

  /** These are the gauges from now on. */
  public void show(Map<Tags, ? extends Number> now) {
    Map<Tags, Double> next = new HashMap<>();
    now.forEach((tags, value) -> next.put(tags, value.doubleValue()));
    values = Map.copyOf(next);
    List<Row<?>> rows = new ArrayList<>();
    next.keySet().forEach(tags -> rows.add(Row.of(tags, () -> valueOf(tags))));
    gauges.register(rows, false);
  }

  private double valueOf(Tags tags) {
    return values.getOrDefault(tags, Double.NaN); // between its last value and its end
  }
}
