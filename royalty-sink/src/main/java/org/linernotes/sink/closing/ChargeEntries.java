package org.linernotes.sink.closing;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.ledger.LineKey;
import org.linernotes.sink.ledger.Lines;
import org.linernotes.sink.ledger.Reason;

/** What to book so that a month's charges come to what they should be. */
public final class ChargeEntries {

  private ChargeEntries() {}

  private record Charged(String licenceId, Charge charge) {
    static Charged of(Line line) {
      return new Charged(line.key().licenceId(), line.key().charge());
    }
  }

  /**
   * The entries, all of one month of use.
   *
   * @param period the month that closes
   * @param booked all that was booked for that month of use
   */
  public static List<Entry> of(YearMonth period, List<Line> booked, List<Line> wanted) {
    Set<Charged> known = new HashSet<>();
    booked.forEach(line -> known.add(Charged.of(line)));
    return Lines.difference(booked, wanted).stream()
        .map(
            line ->
                new Entry(
                    period, reason(period, line, known.contains(Charged.of(line))), null, line))
        .toList();
  }

  private static Reason reason(YearMonth period, Line line, boolean known) {
    LineKey key = line.key();
    if (key.origin().equals(period) && !known) {
      return switch (key.charge()) {
        case POOL -> key.trackId() == null ? Reason.POOL_UNALLOCATED : Reason.POOL;
        case MINIMUM_GUARANTEE -> Reason.MINIMUM_GUARANTEE;
        case USE -> throw new IllegalArgumentException("charge: USE (expected: a month's charge)");
      };
    }
    return known ? Reason.CORRECTION : Reason.RETROACTIVE;
  }
}
