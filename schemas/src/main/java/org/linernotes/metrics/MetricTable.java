package org.linernotes.metrics;

import java.util.List;
import java.util.Locale;

/** What a README lists of meters, as the code that registers them says. */
public final class MetricTable {
  /** Stands before the table. */
  public static final String BEGIN = "<!-- metrics -->\n";

  /** Stands after it. */
  public static final String END = "<!-- /metrics -->";

  private MetricTable() {}

  /** With its marks. */
  public static String of(List<Metric> metrics, List<MetricFamily> families) {
    StringBuilder table = new StringBuilder(BEGIN);
    table.append("| meter | in `/metrics` | kind | tags | meaning |\n|---|---|---|---|---|\n");
    metrics.forEach(metric -> add(table, metric));
    table.append("\n| of libraries | meaning |\n|---|---|\n");
    families.forEach(family -> row(table, "`" + family.prefix() + "*`", family.description()));
    return table.append(END).toString();
  }

  private static void add(StringBuilder table, Metric metric) {
    row(
        table,
        "`" + metric.name() + "`",
        "`" + metric.exposedName() + "`",
        metric.kind().name().toLowerCase(Locale.ROOT),
        String.join(", ", metric.tags()),
        metric.description());
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
