package org.linernotes.bench.ingest;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.linernotes.bench.events.BodyForm;

/** What goes through, beside the raw producer, as Markdown. */
final class IngestTable {
  private static final int THREADS_SHOWN = 8;
  private static final double LEAST_SHARE = 0.01;

  private final Measured raw;
  private final List<Measured> rawRounds;
  private final List<Measured> rawDefaults;
  private final Map<Load, List<Measured>> ours;

  /** A form over so many connections. */
  record Load(BodyForm form, int connections) {}

  /**
   * @param rawRounds with ingest-service's configuration, which the others are compared to
   * @param rawDefaults with the client's
   */
  IngestTable(
      List<Measured> rawRounds, List<Measured> rawDefaults, Map<Load, List<Measured>> ours) {
    this.raw = Measured.median(rawRounds);
    this.rawRounds = rawRounds;
    this.rawDefaults = rawDefaults;
    this.ours = ours;
  }

  /** Events per second over the number of connections that was best. */
  double peak(BodyForm form) {
    return best(form).perSecond();
  }

  private Measured best(BodyForm form) {
    return ours.entrySet().stream()
        .filter(entry -> entry.getKey().form() == form)
        .map(entry -> Measured.median(entry.getValue()))
        .max(Comparator.comparingDouble(Measured::perSecond))
        .orElseThrow(() -> new IllegalArgumentException(form + " was not measured"));
  }

  void print(PrintStream out) {
    out.println(
        "| what | connections | events/s | rounds, thousands/s | of raw | refused | CPU s per"
            + " million events: broker | service | driver |");
    out.println("|---|--:|--:|---|--:|--:|--:|--:|--:|");
    row(out, "raw `KafkaProducer`, `acks=all`, configured as ours", "", rawRounds);
    row(out, "raw `KafkaProducer`, `acks=all`, the client's defaults", "", rawDefaults);
    ours.forEach(
        (load, rounds) ->
            row(out, load.form().label(), Integer.toString(load.connections()), rounds));
    out.println();
    ours.keySet().stream().map(Load::form).distinct().forEach(form -> threads(out, form));
  }

  private void row(PrintStream out, String what, String connections, List<Measured> rounds) {
    Measured median = Measured.median(rounds);
    double millions = median.events() / 1e6;
    long refused = rounds.stream().mapToLong(Measured::refused).sum();
    out.printf(
        Locale.ROOT,
        "| %s | %s | %,.0f | %s | %.2f | %d | %.2f | %.2f | %.2f |%n",
        what,
        connections,
        median.perSecond(),
        rounds.stream()
            .map(round -> String.format(Locale.ROOT, "%.1f", round.perSecond() / 1000))
            .collect(Collectors.joining(" ")),
        median.perSecond() / raw.perSecond(),
        refused,
        median.cpu().broker() / millions,
        median.cpu().worker() / millions,
        median.cpu().driver() / millions);
  }

  /** Where the service's processor time went, over the best number of connections. */
  private void threads(PrintStream out, BodyForm form) {
    Measured median = best(form);
    double all = median.threads().values().stream().mapToDouble(Double::doubleValue).sum();
    if (all <= 0) {
      return; // no /proc
    }
    String shares =
        median.threads().entrySet().stream()
            .filter(thread -> thread.getValue() >= LEAST_SHARE * all)
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(THREADS_SHOWN)
            .map(thread -> thread.getKey() + " " + Math.round(100 * thread.getValue() / all) + " %")
            .collect(Collectors.joining(", "));
    out.printf("Service's processor time by thread, %s: %s%n%n", form.label(), shares);
  }
}
