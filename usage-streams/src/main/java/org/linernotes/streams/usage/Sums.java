package org.linernotes.streams.usage;

import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageSum;

/** Sums of usage: add, negate, compare with nothing. */
public final class Sums {

  private Sums() {}

  public static UsageSum add(@Nullable UsageSum sum, UsageSum change) {
    if (sum == null) {
      return change;
    }
    return new UsageSum(
        Math.addExact(sum.getEvents(), change.getEvents()),
        Math.addExact(sum.getExposures(), change.getExposures()),
        Math.addExact(sum.getAudioMillis(), change.getAudioMillis()),
        Math.addExact(sum.getUnstatedExposures(), change.getUnstatedExposures()));
  }

  public static UsageSum negate(UsageSum sum) {
    return new UsageSum(
        -sum.getEvents(), -sum.getExposures(), -sum.getAudioMillis(), -sum.getUnstatedExposures());
  }

  public static boolean isNothing(UsageSum sum) {
    return sum.getEvents() == 0;
  }
}
