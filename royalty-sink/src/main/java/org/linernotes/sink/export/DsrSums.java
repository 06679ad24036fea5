package org.linernotes.sink.export;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linernotes.money.Decimals;

/** Holds a report's lines against the sums that stand before them. */
final class DsrSums {
  private final List<DsrSummary> summaries;
  private final Map<Key, Found> found = new HashMap<>();

  DsrSums(List<DsrSummary> summaries) {
    this.summaries = List.copyOf(summaries);
    for (int i = 0; i < this.summaries.size(); i++) {
      DsrSummary summary = this.summaries.get(i);
      Key key = new Key(summary.platform(), summary.currency());
      if (found.put(key, new Found(i + 1)) != null) {
        throw new IllegalArgumentException("summaries: two of " + key + " (expected: one)");
      }
    }
  }

  /** Counts a line; gives the id of its summary, from 1. */
  int add(PartyLine line) {
    Key key = new Key(line.line().platform(), line.currency());
    Found sum = found.get(key);
    if (sum == null) {
      throw new IllegalStateException("line of " + key + ": no summary (expected: one)");
    }
    sum.lines++;
    sum.amount = sum.amount.add(line.line().amount());
    return sum.id;
  }

  void requireAllReported() {
    for (Found each : found.values()) {
      DsrSummary summary = summaries.get(each.id - 1);
      if (each.lines != summary.lines() || each.amount.compareTo(summary.amount()) != 0) {
        throw new IllegalStateException(
            "lines: " + each.lines + ", sum: " + each.amount + " (expected: " + summary + ")");
      }
    }
  }

  private record Key(String platform, String currency) {}

  private static final class Found {
    private final int id;
    private long lines;
    private BigDecimal amount = Decimals.ZERO;

    Found(int id) {
      this.id = id;
    }
  }
}
