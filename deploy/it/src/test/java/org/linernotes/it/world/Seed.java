package org.linernotes.it.world;

/** Where random tests begin. */
public final class Seed {
  private static final String PROPERTY = "linernotes.it.seed";
  private static final long DEFAULT = 20_260;

  private Seed() {}

  /** The first seed, {@code -Dlinernotes.it.seed=N} or a fixed one. */
  public static long first() {
    return Math.abs(Long.getLong(PROPERTY, DEFAULT));
  }
}
