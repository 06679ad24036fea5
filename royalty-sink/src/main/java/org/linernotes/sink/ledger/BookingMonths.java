package org.linernotes.sink.ledger;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which months still take entries.
 *
 * @param closedThrough the last closed month; null: none is closed
 */
public record BookingMonths(@Nullable YearMonth closedThrough) {
  public static final BookingMonths ALL_OPEN = new BookingMonths(null);

  public boolean isClosed(YearMonth month) {
    return closedThrough != null && !month.isAfter(closedThrough);
  }

  /** The month that use of a month is booked in: its own, or the earliest that is open. */
  public YearMonth periodOf(YearMonth origin) {
    return closedThrough != null && !origin.isAfter(closedThrough)
        ? closedThrough.plusMonths(1)
        : origin;
  }
}
