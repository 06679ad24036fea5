package org.linernotes.ingest.quota;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket that may be overdrawn: what a request holds is known only after it was let in, so
 * it is let in while there is anything, and the next one waits until the debt is paid. Kept as the
 * moment at which the bucket will be full again, so that no division is repeated and nothing
 * drifts.
 */
final class Bucket implements Allowance {
  /** What a bucket counts. */
  enum Unit {
    EVENTS("events") {
      @Override
      long of(long items, long inflatedBytes) {
        return items;
      }
    },
    BYTES("decompressed bytes") {
      @Override
      long of(long items, long inflatedBytes) {
        return inflatedBytes;
      }
    };

    private final String words;

    Unit(String words) {
      this.words = words;
    }

    abstract long of(long items, long inflatedBytes);
  }

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Thirty years; two of these can be added without overflow. */
  private static final long MOST_SECONDS = 1_000_000_000L;

  private final Unit unit;
  private final long perSecond;
  private final int burstSeconds;
  private long fullAt;

  /** A full one. */
  Bucket(Unit unit, long perSecond, int burstSeconds, Moment now) {
    this.unit = unit;
    this.perSecond = perSecond;
    this.burstSeconds = burstSeconds;
    this.fullAt = now.nanos();
  }

  @Override
  public QuotaException.Code code() {
    return QuotaException.Code.RATE_LIMITED;
  }

  @Override
  public String words() {
    return perSecond + " " + unit.words + " a second, " + limit() + " at once";
  }

  @Override
  public void take(long items, long inflatedBytes, Moment now) {
    long owed = fullNanos(now) + nanosFor(unit.of(items, inflatedBytes));
    fullAt = now.nanos() + Math.min(owed, MOST_SECONDS * SECOND);
  }

  /** How long it takes that much to come back; rounded up, so that never more passes than may. */
  private long nanosFor(long amount) {
    long seconds = Math.min(amount / perSecond, MOST_SECONDS);
    return seconds * SECOND + (amount % perSecond * SECOND + perSecond - 1) / perSecond;
  }

  @Override
  public long waitNanos(Moment now) {
    return Math.max(0, fullNanos(now) - burstSeconds * SECOND + 1);
  }

  @Override
  public long fullNanos(Moment now) {
    return Math.max(0, fullAt - now.nanos());
  }

  @Override
  public long limit() {
    return perSecond * burstSeconds;
  }

  @Override
  public long remaining(Moment now) {
    long nanos = Math.max(0, burstSeconds * SECOND - fullNanos(now));
    return nanos / SECOND * perSecond + nanos % SECOND * perSecond / SECOND;
  }

  @Override
  public long windowSeconds() {
    return burstSeconds;
  }
}
