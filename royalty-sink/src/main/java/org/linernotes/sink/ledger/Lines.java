package org.linernotes.sink.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines, added up by their keys. */
public final class Lines {

  private Lines() {}

  /**
   * What leads from lines that are booked to those that should be: per key the difference, first of
   * the keys that are booked, so that a reversal comes before what replaces it. Lines without money
   * are left out.
   */
  public static List<Line> difference(Collection<Line> booked, Collection<Line> wanted) {
    Map<LineKey, Line> sums = new LinkedHashMap<>();
    booked.forEach(line -> sums.merge(line.key(), line.negate(), Line::plus));
    wanted.forEach(line -> sums.merge(line.key(), line, Line::plus));
    List<Line> difference = new ArrayList<>(sums.size());
    sums.values().stream().filter(Line::owes).forEach(difference::add);
    return difference;
  }
}
