package org.linernotes.bench.bomb;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linernotes.bench.load.Load;
import org.linernotes.bench.load.Tally;

/** What one kind of bomb, or none, costs: the sum of all rounds. */
final class Phase {
  private final String label;
  private final Load load;
  private final @Nullable Supplier<Waves> bombs;
  private final Tally tally = new Tally();
  private final Map<String, Integer> answers = new TreeMap<>();
  private long residentMib;
  private long peakMib;

  /**
   * @param load of the other platform
   * @param bombs null: none
   */
  Phase(String label, Load load, @Nullable Supplier<Waves> bombs) {
    this.label = label;
    this.load = load;
    this.bombs = bombs;
  }

  /** Once before, and not counted. */
  void warmUp(double rate, double seconds) throws InterruptedException {
    try (Waves unused = bombs == null ? null : bombs.get()) {
      load.atRate(rate, seconds);
    }
  }

  void measure(double rate, double seconds, ProcessMemory memory) throws InterruptedException {
    memory.forgetPeak();
    try (Waves waves = bombs == null ? null : bombs.get()) {
      tally.add(load.atRate(rate, seconds));
      if (waves != null) {
        waves.answers().forEach((answer, times) -> answers.merge(answer, times, Integer::sum));
      }
    }
    residentMib = Math.max(residentMib, memory.residentMib());
    peakMib = Math.max(peakMib, memory.peakMib());
  }

  double p99Millis() {
    return tally.percentileMillis(99);
  }

  /** A row of the table. */
  String row(double noneMillis) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d, %d MiB | %.1f, %.1f ms of %d, %d refused | %.2f |",
        label,
        answers,
        residentMib,
        peakMib,
        tally.percentileMillis(50),
        p99Millis(),
        tally.requests(),
        tally.refused(),
        p99Millis() / noneMillis);
  }
}
