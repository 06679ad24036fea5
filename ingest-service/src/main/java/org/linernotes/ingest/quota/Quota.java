package org.linernotes.ingest.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one caller may send and has sent; all its requests share it. For several threads at once.
 */
public final class Quota {
  private final Supplier<Moment> now;
  private final List<Allowance> allowances = new ArrayList<>();

  Quota(QuotaLimits limits, Supplier<Moment> now) {
    this.now = now;
    Moment start = now.get();
    if (limits.eventsPerSecond() > 0) {
      allowances.add(
          new Bucket(Bucket.Unit.EVENTS, limits.eventsPerSecond(), limits.burstSeconds(), start));
    }
    if (limits.bytesPerSecond() > 0) {
      allowances.add(
          new Bucket(Bucket.Unit.BYTES, limits.bytesPerSecond(), limits.burstSeconds(), start));
    }
    if (limits.eventsPerDay() > 0) {
      allowances.add(new DayCount(limits.eventsPerDay(), start));
    }
  }

  /** The limit that takes longest to have room again, if there is one without. */
  synchronized void require() {
    Moment moment = now.get();
    allowances.stream()
        .filter(allowance -> allowance.waitNanos(moment) > 0)
        .max(Comparator.comparingLong(allowance -> allowance.waitNanos(moment)))
        .ifPresent(
            exhausted -> {
              throw refusal(exhausted, moment);
            });
  }

  private QuotaException refusal(Allowance exhausted, Moment moment) {
    long seconds = Allowance.seconds(exhausted.waitNanos(moment));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("retry-after", Long.toString(seconds));
    headers.putAll(RateLimitFields.of(List.of(exhausted), moment));
    headers.put("ratelimit-policy", RateLimitFields.policy(allowances));
    return new QuotaException(
        exhausted.code(),
        "more than " + exhausted.words() + "; send it again in " + seconds + " s",
        headers);
  }

  /**
   * Counts what a request turned out to hold, as it is read. It is never refused: the requests
   * after it are.
   *
   * @param items all that were read, accepted or not
   * @param inflatedBytes after decompression
   * @return nanoseconds until there is room again, 0 if there is: a long body read no faster than
   *     that keeps to the rate; a day's limit is not waited for
   */
  public synchronized long charge(long items, long inflatedBytes) {
    Moment moment = now.get();
    long wait = 0;
    for (Allowance allowance : allowances) {
      allowance.take(items, inflatedBytes, moment);
      if (allowance.code() == QuotaException.Code.RATE_LIMITED) {
        wait = Math.max(wait, allowance.waitNanos(moment));
      }
    }
    return wait;
  }

  /** The fields for an answer, lower-case names; empty if nothing is limited. */
  public synchronized Map<String, String> headers() {
    return RateLimitFields.of(allowances, now.get());
  }

  /** True if nothing is counted that a new one would not have. */
  synchronized boolean asNew() {
    Moment moment = now.get();
    return allowances.stream().allMatch(allowance -> allowance.fullNanos(moment) == 0);
  }
}
