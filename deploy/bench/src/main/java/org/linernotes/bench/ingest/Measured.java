package org.linernotes.bench.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measurement.
 *
 * @param events acknowledged or accepted
 * @param refused requests that were not answered 202
 * @param refusal one of their answers
 * @param threads processor time of the service by thread; empty for the raw producer
 */
record Measured(
    long events,
    double seconds,
    long refused,
    @Nullable String refusal,
    CpuSeconds cpu,
    Map<String, Double> threads) {

  /** Processor seconds of the three processes; the worker is the service, or the raw producer. */
  record CpuSeconds(double broker, double worker, double driver) {
    CpuSeconds minus(CpuSeconds before) {
      return new CpuSeconds(broker - before.broker, worker - before.worker, driver - before.driver);
    }
  }

  double perSecond() {
    return events / seconds;
  }

  /** The one in the middle by rate; of an even number the lower of the two. */
  static Measured median(List<Measured> rounds) {
    List<Measured> sorted =
        rounds.stream().sorted(Comparator.comparingDouble(Measured::perSecond)).toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
