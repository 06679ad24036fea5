package org.linernotes.sink.period;

/** Where a month stands; it never goes back. */
public enum PeriodState {
  /** Takes entries. */
  OPEN,
  /** Takes entries still; its draft statements can be looked at. */
  REVIEW,
  /** Takes no entry any more: what comes later is booked in the earliest open month. */
  CLOSED
}
