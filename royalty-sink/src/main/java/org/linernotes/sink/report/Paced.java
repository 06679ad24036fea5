package org.linernotes.sink.report;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept a while: ten times as long as it took to find. So however large the tables
 * grow, no more than a tenth of one connection goes into it. For one thread at a time.
 */
public final class Paced<T> {
  private static final int TIMES = 10;

  private final Supplier<T> source;
  private final LongSupplier nanoTime;
  private @Nullable T answer;
  private long keptUntil;

  public Paced(Supplier<T> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  public T get() {
    T kept = answer;
    long now = nanoTime.getAsLong();
    if (kept != null && now - keptUntil < 0) {
      return kept;
    }
    T found = source.get();
    long end = nanoTime.getAsLong();
    answer = found;
    keptUntil = end + TIMES * (end - now);
    return found;
  }
}
