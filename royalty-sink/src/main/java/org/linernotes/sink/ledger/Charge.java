package org.linernotes.sink.ledger;

/** What an entry is owed for. */
public enum Charge {
  /** Use of a cell. */
  USE,
  /** A month's fixed fee (contract section 6, MONTHLY_POOL). */
  POOL,
  /** What a licence's month came short of its minimum guarantee. */
  MINIMUM_GUARANTEE
}
