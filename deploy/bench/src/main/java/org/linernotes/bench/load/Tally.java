package org.linernotes.bench.load;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What became of the requests of one load; not for use by many threads. */
public final class Tally {
  private static final long HIGHEST_MICROS = 600_000_000L;

  private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
  private long accepted;
  private long requests;
  private long refused;
  private @Nullable String refusal;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  /**
   * Counts an answer.
   *
   * @param fromNanos when the request was to be sent; that it was sent later is part of its latency
   * @param events accepted; 0 if it was refused
   */
  void answered(long fromNanos, long nowNanos, long events) {
    requests++;
    accepted += events;
    micros.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, (nowNanos - fromNanos) / 1000)));
    firstNanos = Math.min(firstNanos, fromNanos);
    lastNanos = Math.max(lastNanos, nowNanos);
  }

  /** Counts a request that was not answered 202. */
  void refused(String answer) {
    refused++;
    refusal = refusal == null ? answer : refusal;
  }

  /** Adds another one, which went on at the same time. */
  void addParallel(Tally other) {
    add(other);
    firstNanos = Math.min(firstNanos, other.firstNanos);
    lastNanos = Math.max(lastNanos, other.lastNanos);
  }

  /** Adds the latencies and counts of another one, which was at another time. */
  public void add(Tally other) {
    micros.add(other.micros);
    requests += other.requests;
    accepted += other.accepted;
    refused += other.refused;
    refusal = refusal == null ? other.refusal : refusal;
  }

  /** Events that were answered as accepted. */
  public long accepted() {
    return accepted;
  }

  public long requests() {
    return requests;
  }

  /** Requests that were not answered 202. */
  public long refused() {
    return refused;
  }

  /** One answer of them; null if there is none. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** From the first request until the last answer. */
  public double seconds() {
    return requests == 0 ? 0 : (lastNanos - firstNanos) / 1e9;
  }

  public double percentileMillis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  public double maxMillis() {
    return micros.getMaxValue() / 1000.0;
  }
}
