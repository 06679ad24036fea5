package org.linernotes.sink.closing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.licence.Side;

/**
 * A month's authorised use of one side of a track under a pool.
 *
 * @param ppm the splits of its last authorised usage day
 */
public record PoolUse(
    String trackId, Side side, long exposures, long audioMillis, SortedMap<String, Integer> ppm) {

  public PoolUse {
    ppm = Collections.unmodifiableSortedMap(new TreeMap<>(ppm));
  }
}
