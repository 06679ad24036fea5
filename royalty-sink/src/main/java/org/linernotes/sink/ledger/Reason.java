package org.linernotes.sink.ledger;

/** Why an entry was booked; which one applies to use: {@link Booking}. */
public enum Reason {
  /** Use was recorded. */
  ACCRUAL,
  /** Use was recorded after its month had closed. */
  LATE,
  /** Use already known got another verdict or other terms. */
  RETROACTIVE,
  /** What was recorded or measured changed, under the same terms. */
  CORRECTION,
  /** A month's fixed fee was shared over its use. */
  POOL,
  /** A month's fixed fee went to the licensor, since nothing was used. */
  POOL_UNALLOCATED,
  /** A month's accruals came short of the guarantee. */
  MINIMUM_GUARANTEE
}
