package org.linernotes.it.kit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code /metrics} showed: each series with its value. */
public final class Scrape {
  private final SortedMap<String, Double> series;

  private Scrape(SortedMap<String, Double> series) {
    this.series = series;
  }

  /** Reads Prometheus' text format. */
  public static Scrape of(String text) {
    return new Scrape(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.lastIndexOf(' ')),
                    line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)),
                    (one, other) -> other,
                    TreeMap::new)));
  }

  /** The value of a series, as the format writes it; null: there is none. */
  public @Nullable Double value(String name) {
    return series.get(name);
  }

  /** True if there is a series of that name, or of a summary of that name. */
  public boolean has(String name) {
    return series.keySet().stream()
        .map(one -> one.contains("{") ? one.substring(0, one.indexOf('{')) : one)
        .anyMatch(one -> one.equals(name) || one.equals(name + "_count"));
  }

  /** The series of a name. */
  public Map<String, Double> named(String name) {
    return series.entrySet().stream()
        .filter(one -> one.getKey().equals(name) || one.getKey().startsWith(name + "{"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
