package org.linernotes.sink.ledger;

/** Who an account stands for. */
public enum AccountKind {
  /** Owes: its postings are debits, positive. */
  PLATFORM,
  /** Is owed: its postings are credits, negative. */
  PARTY
}
