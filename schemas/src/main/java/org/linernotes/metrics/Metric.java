package org.linernotes.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One family of meters: what the code registers, and what the READMEs say of it, are the same.
 *
 * @param name dotted
 * @param unit base unit; empty: a number of what the name says
 * @param tags each with a bounded number of values: never an artist, a track or an event
 */
public record Metric(String name, Kind kind, String unit, String description, List<String> tags) {

  /** What it measures. */
  public enum Kind {
    /** Only grows, from 0 at the start of the process. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** How often, and how long it took. */
    TIMER
  }

  public Metric {
    if (!name.matches("[a-z]+(\\.[a-z]+)+")) {
      throw new IllegalArgumentException("name: " + name + " (expected: words with dots between)");
    }
    tags = List.copyOf(tags);
  }

  public static Metric counter(String name, String description, String... tags) {
    return new Metric(name, Kind.COUNTER, "", description, List.of(tags));
  }

  public static Metric gauge(String name, String description, String... tags) {
    return new Metric(name, Kind.GAUGE, "", description, List.of(tags));
  }

  public static Metric timer(String name, String description, String... tags) {
    return new Metric(name, Kind.TIMER, "seconds", description, List.of(tags));
  }

  /** The same, measured in a unit. */
  public Metric in(String baseUnit) {
    return new Metric(name, kind, baseUnit, description, tags);
  }

  /**
   * @param values one for each tag, in their order
   */
  public Counter counter(MeterRegistry registry, String... values) {
    require(Kind.COUNTER);
    return Counter.builder(name)
        .description(description)
        .baseUnit(baseUnit())
        .tags(tags(values))
        .register(registry);
  }

  /** A counter that something else counts. */
  public <T> FunctionCounter counter(
      MeterRegistry registry, T counted, ToDoubleFunction<T> count, String... values) {
    require(Kind.COUNTER);
    return FunctionCounter.builder(name, counted, count)
        .description(description)
        .baseUnit(baseUnit())
        .tags(tags(values))
        .register(registry);
  }

  /** A gauge of something that lives as long as the registry does. */
  public <T> Gauge gauge(
      MeterRegistry registry, T measured, ToDoubleFunction<T> measure, String... values) {
    require(Kind.GAUGE);
    return Gauge.builder(name, measured, measure)
        .description(description)
        .baseUnit(baseUnit())
        .tags(tags(values))
        .strongReference(true)
        .register(registry);
  }

  /** Gauges whose tags' values come and go. */
  public LiveGauges gauges(MeterRegistry registry) {
    require(Kind.GAUGE);
    return new LiveGauges(
        MultiGauge.builder(name).description(description).baseUnit(baseUnit()).register(registry));
  }

  public Timer timer(MeterRegistry registry, String... values) {
    require(Kind.TIMER);
    return Timer.builder(name).description(description).tags(tags(values)).register(registry);
  }

  /** The tags with their values. */
  public Tags tags(String... values) {
    if (values.length != tags.size()) {
      throw new IllegalArgumentException(
          name + ": " + values.length + " values (expected: one for each of " + tags + ")");
    }
    Tags all = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      all = all.and(tags.get(i), values[i]);
    }
    return all;
  }

  private void require(Kind expected) {
    if (kind != expected) {
      throw new IllegalStateException(name + " is a " + kind + " (expected: " + expected + ")");
    }
  }

  private @Nullable String baseUnit() {
    return unit.isEmpty() ? null : unit;
  }

  /**
   * As {@code /metrics} has it; of a timer there are {@code _count}, {@code _sum}, {@code _max}.
   */
  public String exposedName() {
    String base = name.replace('.', '_');
    String measured = unit.isEmpty() || base.endsWith("_" + unit) ? base : base + "_" + unit;
    return kind == Kind.COUNTER ? measured + "_total" : measured;
  }
}
