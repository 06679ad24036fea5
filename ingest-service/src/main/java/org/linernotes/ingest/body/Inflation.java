package org.linernotes.ingest.body;

/** Counts a body's bytes, as sent and as inflated, and stops one that grows too much. */
public final class Inflation {
  /** A short body of blanks may well be a thousand times smaller; it does no harm. */
  private static final int JUDGED_FROM_BYTES = 128 * 1024;

  private final long mostBytes;
  private final int mostRatio;
  private long sentBytes;
  private long inflatedBytes;

  private Inflation(long mostBytes, int mostRatio) {
    this.mostBytes = mostBytes;
    this.mostRatio = mostRatio;
  }

  /** Of a body that is judged as a whole. */
  public static Inflation ofWhole(BodyLimits limits) {
    return new Inflation(limits.wholeBytes(), limits.inflationRatio());
  }

  /** Of a body of any length. */
  public static Inflation ofStream(BodyLimits limits) {
    return new Inflation(Long.MAX_VALUE, limits.inflationRatio());
  }

  void sent(int bytes) {
    sentBytes += bytes;
  }

  /**
   * Tells of bytes before they are given on.
   *
   * @throws BodyException if they are too many
   */
  public void inflated(int bytes) {
    inflatedBytes += bytes;
    if (inflatedBytes > mostBytes) {
      throw BodyException.tooLarge(mostBytes);
    }
    if (inflatedBytes > JUDGED_FROM_BYTES && inflatedBytes / mostRatio >= sentBytes) {
      throw new BodyException(
          BodyException.Code.BODY_RATIO,
          sentBytes
              + " bytes became "
              + inflatedBytes
              + " (expected: at most "
              + mostRatio
              + " times as many)");
    }
  }

  public long inflatedBytes() {
    return inflatedBytes;
  }
}
