package org.linernotes.sink.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.linernotes.money.Decimals;

/**
 * Holds a statement's lines against its head while they pass: their order, sums and count. Better a
 * document that breaks off than one whose lines do not add up to what is paid.
 */
final class LineCheck {
  private final StatementHead head;
  private final List<Adjustment> adjustments;
  private BigDecimal sum = Decimals.ZERO;
  private long count;

  /** Months of adjustments begun; one more once the own lines have begun. */
  private int begun;

  LineCheck(StatementHead head) {
    this.head = head;
    this.adjustments = head.adjustments();
  }

  /** Whether the line is the first of its month; then {@link #nextMonth} is due before it. */
  boolean beginsMonth(StatementLine line) {
    requireMonth(line);
    if (!line.adjustment()) {
      return begun <= adjustments.size();
    }
    return begun == 0
        || begun > adjustments.size()
        || !adjustments.get(begun - 1).originMonth().equals(line.originMonth());
  }

  /** The month before, if any, is complete. */
  void nextMonth(YearMonth month) {
    closeMonth();
    YearMonth expected =
        begun < adjustments.size() ? adjustments.get(begun).originMonth() : head.period();
    if (begun > adjustments.size() || !month.equals(expected)) {
      throw new IllegalStateException(
          named("line of " + month) + " (expected: " + expected + ", ascending, own lines last)");
    }
    begun++;
  }

  void add(StatementLine line) {
    sum = sum.add(line.amount());
    count++;
  }

  /** All lines have passed. */
  void end() {
    closeMonth();
    if (count != head.lineCount()) {
      throw new IllegalStateException(
          named("lines: " + count) + " (expected: " + head.lineCount() + ")");
    }
  }

  private void closeMonth() {
    if (begun > 0) {
      boolean own = begun > adjustments.size();
      BigDecimal expected = own ? head.accrued() : adjustments.get(begun - 1).amount();
      if (sum.compareTo(expected) != 0) {
        throw new IllegalStateException(
            named("lines sum: " + sum.toPlainString())
                + " (expected: "
                + expected.toPlainString()
                + ")");
      }
    }
    sum = Decimals.ZERO;
  }

  private void requireMonth(StatementLine line) {
    YearMonth month = line.originMonth();
    boolean fits = line.adjustment() ? month.isBefore(head.period()) : month.equals(head.period());
    if (!fits) {
      throw new IllegalStateException(
          named("line of " + month + ", reason " + line.reason())
              + " (expected: a reason, and only on earlier months)");
    }
  }

  private String named(String what) {
    return head.party() + " " + head.period() + " " + head.currency() + ": " + what;
  }
}
