package org.linernotes.bench.ingest;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.linernotes.bench.events.BodyForm;
import org.linernotes.bench.load.Tally;

/** Latencies from the time that a request was to be sent, as Markdown. */
record LatencyTable(Map<BodyForm, Double> rates, Map<BodyForm, Tally> tallies, int connections) {

  void print(PrintStream out) {
    out.printf(
        "| at half of the peak, %d connections | events/s | requests/s | requests | refused | p50 ms | p99 ms | p99.9 ms | max ms |%n",
        connections);
    out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    tallies.forEach((form, tally) -> row(out, form, rates.getOrDefault(form, 0.0), tally));
    out.println();
  }

  private static void row(PrintStream out, BodyForm form, double perSecond, Tally tally) {
    out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,d | %d | %.1f | %.1f | %.1f | %.1f |%n",
        form.label(),
        perSecond,
        perSecond / form.events(),
        tally.requests(),
        tally.refused(),
        tally.percentileMillis(50),
        tally.percentileMillis(99),
        tally.percentileMillis(99.9),
        tally.maxMillis());
  }
}
