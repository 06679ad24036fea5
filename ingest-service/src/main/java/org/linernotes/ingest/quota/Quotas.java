package org.linernotes.ingest.quota;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.linernotes.access.Principal;

/**
 * How much each caller may send: all keys of one platform or party share it, so that a second key
 * brings nothing. Within this process: of several instances each counts for itself.
 */
public final class Quotas {
  /** Callers remembered before the first look for those who need not be. */
  private static final int FIRST_SWEEP = 1000;

  private final QuotaLimits limits;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Quota unlimited;
  private final Map<Principal, Quota> byCaller = new ConcurrentHashMap<>();
  private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

  /**
   * @param clock whose UTC day counts
   * @param nanoTime as {@link System#nanoTime}
   */
  public Quotas(QuotaLimits limits, Clock clock, LongSupplier nanoTime) {
    this.limits = limits;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.unlimited = new Quota(QuotaLimits.NONE, this::now);
  }

  /**
   * Lets a request in, whatever it holds; {@link Quota#charge} tells that afterwards.
   *
   * @throws QuotaException if earlier requests used up what there was
   */
  public Quota admit(Principal caller) {
    if (limits.none()) {
      return unlimited;
    }
    Quota quota = byCaller.computeIfAbsent(caller, unseen -> new Quota(limits, this::now));
    sweep();
    quota.require();
    return quota;
  }

  private Moment now() {
    return new Moment(nanoTime.getAsLong(), clock.instant());
  }

  /**
   * Callers come from keys and tokens; those who used nothing lately are forgotten. With one of
   * them goes what a request of it that runs just now will count.
   */
  private void sweep() {
    int size = byCaller.size();
    int threshold = sweepAt.get();
    if (size >= threshold && sweepAt.compareAndSet(threshold, Integer.MAX_VALUE)) {
      byCaller.values().removeIf(Quota::asNew);
      sweepAt.set(Math.max(FIRST_SWEEP, 2 * byCaller.size()));
    }
  }

  /** How many callers are remembered. */
  int remembered() {
    return byCaller.size();
  }
}
