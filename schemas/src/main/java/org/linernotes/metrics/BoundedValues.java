package org.linernotes.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A tag's values, of which there may be so many and no more: who comes later is {@link #OTHER}.
 * Else whoever may choose a value could fill the memory of this process and of every Prometheus.
 */
public final class BoundedValues {
  /** Stands for all for which there was no room. */
  public static final String OTHER = "other";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public BoundedValues(int most) {
    this.most = most;
  }

  /** The value itself, if it is among the first. */
  public String of(String value) {
    if (known.contains(value)) {
      return value;
    }
    synchronized (known) { // or two at once could both take the last place
      if (known.size() < most) {
        known.add(value);
      }
      return known.contains(value) ? value : OTHER;
    }
  }
}
