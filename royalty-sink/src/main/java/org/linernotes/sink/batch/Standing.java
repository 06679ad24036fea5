package org.linernotes.sink.batch;

/**
 * Where the books stand in a partition.
 *
 * @param next the offset that the projections are to read next
 * @param booked the offset that the ledger is booked up to; behind it, records are only read again
 */
public record Standing(long next, long booked) {
  public static final Standing NEW = new Standing(0, 0);

  public Standing {
    if (next < 0 || booked < next) {
      throw new IllegalArgumentException(
          "next: " + next + ", booked: " + booked + " (expected: 0 <= next <= booked)");
    }
  }
}
