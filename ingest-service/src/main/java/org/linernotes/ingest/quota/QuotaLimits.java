package org.linernotes.ingest.quota;

/**
 * What each caller may send. Zero: no limit.
 *
 * @param eventsPerSecond items, accepted or not, on average
 * @param bytesPerSecond bytes after decompression, on average
 * @param burstSeconds how many seconds' worth may come at once
 * @param eventsPerDay items, accepted or not, of a UTC day
 */
public record QuotaLimits(
    long eventsPerSecond, long bytesPerSecond, int burstSeconds, long eventsPerDay) {
  /** No limit on anything. */
  public static final QuotaLimits NONE = new QuotaLimits(0, 0, 1, 0);

  /** The most a second: a second's worth in nanoseconds has to fit into a long. */
  private static final long MOST_PER_SECOND = 1L << 32;

  private static final int MOST_BURST_SECONDS = 86_400;

  public QuotaLimits {
    requireWithin("eventsPerSecond", eventsPerSecond, 0, MOST_PER_SECOND);
    requireWithin("bytesPerSecond", bytesPerSecond, 0, MOST_PER_SECOND);
    requireWithin("burstSeconds", burstSeconds, 1, MOST_BURST_SECONDS);
    requireWithin("eventsPerDay", eventsPerDay, 0, Long.MAX_VALUE);
  }

  private static void requireWithin(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + ".." + most + ")");
    }
  }

  boolean none() {
    return eventsPerSecond == 0 && bytesPerSecond == 0 && eventsPerDay == 0;
  }
}
