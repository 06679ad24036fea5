package org.linernotes.sink.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.ledger.BookingMonths;

/**
 * The steps of all months, and what may follow: months go to review and close in order, each when
 * those before it are closed that have use, entries, or a fee that is due.
 *
 * @param earliestDue the earliest month that is not closed and has something to close; null: none
 */
public record PeriodLog(List<PeriodStep> steps, @Nullable YearMonth earliestDue) {

  public PeriodLog {
    steps = List.copyOf(steps);
  }

  public Optional<PeriodStep> step(YearMonth month, PeriodState state) {
    return steps.stream()
        .filter(step -> step.period().equals(month) && step.state() == state)
        .findFirst();
  }

  public @Nullable YearMonth closedThrough() {
    return steps.stream()
        .filter(step -> step.state() == PeriodState.CLOSED)
        .map(PeriodStep::period)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** A month before a closed one is closed too: it takes no entry any more. */
  public PeriodState state(YearMonth month) {
    if (new BookingMonths(closedThrough()).isClosed(month)) {
      return PeriodState.CLOSED;
    }
    return step(month, PeriodState.REVIEW).isPresent() ? PeriodState.REVIEW : PeriodState.OPEN;
  }

  /**
   * Checks that a month may go to review.
   *
   * @throws PeriodRefusedException if not
   */
  public void requireReviewable(YearMonth month) {
    requireNotClosed(month);
    if (state(month) == PeriodState.REVIEW) {
      throw new PeriodRefusedException("PERIOD_IN_REVIEW", month + " is in review already");
    }
    requireInOrder(month);
  }

  /**
   * Checks that a month may close.
   *
   * @param today UTC
   * @throws PeriodRefusedException if not
   */
  public void requireClosable(YearMonth month, LocalDate today) {
    requireNotClosed(month);
    if (!today.isAfter(month.atEndOfMonth())) {
      throw new PeriodRefusedException(
          "PERIOD_NOT_OVER",
          month + " is not over on " + today + " (expected: after " + month.atEndOfMonth() + ")");
    }
    requireInReview(month);
    requireInOrder(month);
  }

  /**
   * Checks that a month is in review.
   *
   * @throws PeriodRefusedException if not
   */
  public void requireInReview(YearMonth month) {
    if (state(month) != PeriodState.REVIEW) {
      throw new PeriodRefusedException(
          "PERIOD_NOT_IN_REVIEW", month + " is " + state(month) + " (expected: REVIEW)");
    }
  }

  private void requireNotClosed(YearMonth month) {
    if (state(month) == PeriodState.CLOSED) {
      throw new PeriodRefusedException("PERIOD_CLOSED", month + " is closed");
    }
  }

  private void requireInOrder(YearMonth month) {
    if (earliestDue != null && earliestDue.isBefore(month)) {
      throw new PeriodRefusedException(
          "PERIOD_OUT_OF_ORDER",
          month + " comes after " + earliestDue + ", which is not closed (expected: in order)");
    }
  }
}
