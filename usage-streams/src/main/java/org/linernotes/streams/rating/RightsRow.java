package org.linernotes.streams.rating;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Who controls a side from a day on, and how its income is shared.
 *
 * @param splits in the order of the parties' ids, which breaks the ties of an allocation (contract
 *     section 6)
 */
public record RightsRow(String controlledBy, LocalDate effectiveFrom, List<Split> splits) {
  static final int WHOLE_PPM = 1_000_000;

  public RightsRow {
    int sum = splits.stream().mapToInt(Split::ppm).sum();
    if (sum != WHOLE_PPM) {
      throw new IllegalArgumentException("shareSum: " + sum + " (expected: 1000000)");
    }
    splits = splits.stream().sorted(Comparator.comparing(Split::party)).toList();
  }
}
