package org.linernotes.sink.ledger;

/** Why an entry was booked; which one applies: {@link Booking}. */
public enum Reason {
  /** Use was recorded. */
  ACCRUAL,
  /** Use already known got another verdict or other terms. */
  RETROACTIVE,
  /** What was recorded or measured changed, under the same terms. */
  CORRECTION
}
