package org.linernotes.sink.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.licence.Side;

/**
 * What to book so that a cell's entries sum to its latest outcome: per side, the difference between
 * the outcome booked before and the one of now; where the terms changed, the old line is reversed
 * as it was booked, and the new one booked. No difference in money, no entry; so booking the same
 * outcome twice books it once.
 *
 * <p>An entry's {@link Reason} is the first of these that holds:
 *
 * <ol>
 *   <li>{@code CORRECTION}: the cell has fewer events than before, down to none when it is taken
 *       back: use moved to another cell, since an identifier now belongs to another track.
 *   <li>{@code ACCRUAL}: the cell had no events before.
 *   <li>{@code RETROACTIVE}: the side's terms changed for use that was known already: verdict,
 *       controlling party, licence, basis, rate, currency or splits.
 *   <li>{@code CORRECTION}: a fee per track and run came or went, since another cell of the run
 *       carries it now.
 *   <li>{@code ACCRUAL}: more events than before, and not less money.
 *   <li>{@code CORRECTION}: the same events with other units, such as a corrected duration.
 * </ol>
 *
 * Use of a month that is closed is booked in the earliest open one, and what were {@code ACCRUAL}
 * is {@code LATE} then.
 */
public final class Booking {

  private Booking() {}

  /**
   * The entries that lead from one outcome of a cell to the next, in the order of the sides.
   *
   * @param booked the outcome that is booked; null: none yet
   */
  public static List<Entry> of(
      UUID cellId, @Nullable Accrual booked, Accrual now, BookingMonths months) {
    YearMonth origin = YearMonth.from(now.getUsageDay());
    YearMonth period = months.periodOf(origin);
    List<Entry> entries = new ArrayList<>(2);
    for (Side side : Side.values()) {
      List<Line> lines =
          Lines.difference(
              CellLines.of(booked, side).stream().toList(),
              CellLines.of(now, side).stream().toList());
      if (!lines.isEmpty()) {
        Reason reason = Reasons.of(side, booked, now);
        Reason told = reason == Reason.ACCRUAL && months.isClosed(origin) ? Reason.LATE : reason;
        lines.forEach(line -> entries.add(new Entry(period, told, cellId, line)));
      }
    }
    return entries;
  }
}
