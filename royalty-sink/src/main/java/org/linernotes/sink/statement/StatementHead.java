package org.linernotes.sink.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.linernotes.money.Decimals;

/**
 * What a party is owed in one currency for one month: {@code total = opening + accrued + adjusted},
 * of which {@code payable} is paid and {@code closingBalance} carried.
 *
 * @param openingBalance carried from the previous statement in the currency
 * @param accrued the sum of the month's own lines
 * @param adjustments of earlier months, ascending
 * @param lineCount all lines, those of the adjustments too
 */
public record StatementHead(
    String party,
    YearMonth period,
    String currency,
    BigDecimal openingBalance,
    BigDecimal accrued,
    List<Adjustment> adjustments,
    long lineCount) {

  public StatementHead {
    Require.text("party", party);
    Require.currency(currency);
    openingBalance = Require.money("openingBalance", openingBalance);
    accrued = Require.money("accrued", accrued);
    adjustments = List.copyOf(adjustments);
    if (lineCount < adjustments.size()) {
      throw new IllegalArgumentException(
          "lineCount: " + lineCount + " (expected: one or more per adjusted month)");
    }
    requireAscending(adjustments, period);
  }

  private static void requireAscending(List<Adjustment> adjustments, YearMonth period) {
    for (int i = 0; i < adjustments.size(); i++) {
      YearMonth month = adjustments.get(i).originMonth();
      YearMonth next = i + 1 < adjustments.size() ? adjustments.get(i + 1).originMonth() : period;
      if (!month.isBefore(next)) {
        throw new IllegalArgumentException(
            "originMonth: " + month + " (expected: before " + next + ")");
      }
    }
  }

  /** What earlier months changed by. */
  public BigDecimal adjusted() {
    return adjustments.stream().map(Adjustment::amount).reduce(Decimals.ZERO, BigDecimal::add);
  }

  /** All that is owed, exact. */
  public BigDecimal total() {
    return openingBalance.add(accrued).add(adjusted());
  }

  /** The total, rounded once, half even, to what can be paid in the currency. */
  public BigDecimal payable() {
    return MinorUnit.round(total(), currency);
  }

  /** What rounding left: carried to the next statement. */
  public BigDecimal closingBalance() {
    return total().subtract(payable());
  }
}
