package org.linernotes.sink.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linernotes.sink.statement.LineCells;

/** The columns of the royalties exports, CSV and XLSX alike. */
final class RoyaltyColumns {
  /** {@code record} is LINE or CONTROL; {@code lines} is filled in control rows only. */
  static final List<String> FRONT = List.of("record", "status", "period", "party", "currency");

  static final String LINE = "LINE";
  static final String CONTROL = "CONTROL";

  private RoyaltyColumns() {}

  /** All headings, with those that come after the line's own. */
  static List<String> headings(String... last) {
    List<String> headings = new ArrayList<>(FRONT);
    headings.addAll(LineCells.HEADINGS);
    headings.addAll(Arrays.asList(last));
    return headings;
  }
}
