package org.linernotes.it.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.linernotes.it.rig.fault.FaultKind;
import org.linernotes.it.rig.fault.Storm.Inflicted;
import org.linernotes.it.rig.verdict.Finding;

/** Runs, told in Markdown. */
public final class Summary {
  private static final String HEAD =
"""
| seed | brokers | protocol, session | events sent | not answered 202 | faults | lost | doubled | unbalanced | else | reads | longest pause, s | recovery, s: median, longest | took, s |
|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
""";

  private final List<Run> runs = new ArrayList<>();

  public void add(Run run) {
    runs.add(run);
  }

  /** A row for each run, what befell them, and how long each sort of fault was felt. */
  public String markdown() {
    return total()
        + HEAD
        + runs.stream().map(Summary::row).collect(Collectors.joining())
        + "\n| fault | times | recovery, s: median | longest |\n|---|--:|--:|--:|\n"
        + byKind().entrySet().stream()
            .map(entry -> kind(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
  }

  private String total() {
    return "%d seeds, %d events sent, %d faults, %d of them kill -9: lost %d, doubled %d, unbalanced %d of %d reads, longest pause %s s.\n\n"
        .formatted(
            runs.size(),
            sum(run -> run.sent().tries()),
            sum(run -> run.inflicted().size()),
            sum(run -> run.inflicted().stream().filter(fault -> fault.kind().kills()).count()),
            sum(run -> run.of(Finding.Kind.LOST)),
            sum(run -> run.of(Finding.Kind.DOUBLED)),
            sum(run -> run.of(Finding.Kind.UNBALANCED)),
            sum(Run::reads),
            longest(runs.stream().map(run -> run.progress().longestPause()).toList()));
  }

  private long sum(ToLongFunction<Run> count) {
    return runs.stream().mapToLong(count).sum();
  }

  /** A run's row. */
  static String row(Run run) {
    List<Duration> recoveries =
        run.inflicted().stream()
            .map(fault -> recovery(run, fault))
            .flatMap(Optional::stream)
            .toList();
    return "| %d | %d | %s | %d | %d | %d | %d | %d | %d | %d | %d | %s | %s, %s | %s |\n"
        .formatted(
            run.seed(),
            run.shape().brokers(),
            run.shape().membership(),
            run.sent().tries(),
            run.sent().refusals(),
            run.inflicted().size(),
            run.of(Finding.Kind.LOST),
            run.of(Finding.Kind.DOUBLED),
            run.of(Finding.Kind.UNBALANCED),
            run.of(Finding.Kind.DIFFERENT),
            run.reads(),
            seconds(run.progress().longestPause()),
            median(recoveries),
            longest(recoveries),
            seconds(run.took()));
  }

  private Map<FaultKind, List<Optional<Duration>>> byKind() {
    Map<FaultKind, List<Optional<Duration>>> all = new TreeMap<>();
    for (Run run : runs) {
      for (Inflicted fault : run.inflicted()) {
        all.computeIfAbsent(fault.kind(), kind -> new ArrayList<>()).add(recovery(run, fault));
      }
    }
    return all;
  }

  private static String kind(FaultKind kind, List<Optional<Duration>> all) {
    List<Duration> recoveries = all.stream().flatMap(Optional::stream).toList();
    return "| %s | %d | %s | %s |\n"
        .formatted(kind.words(), all.size(), median(recoveries), longest(recoveries));
  }

  /** From the fault's end until something new was in the books. */
  private static Optional<Duration> recovery(Run run, Inflicted fault) {
    return run.progress().recovery(fault.healed());
  }

  private static String median(List<Duration> durations) {
    return durations.isEmpty()
        ? "-"
        : seconds(durations.stream().sorted().toList().get(durations.size() / 2));
  }

  private static String longest(List<Duration> durations) {
    return durations.stream().max(Duration::compareTo).map(Summary::seconds).orElse("-");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
