package org.linernotes.sink.ledger;

import java.math.BigDecimal;

/**
 * One line of an entry.
 *
 * @param amount positive: debit, negative: credit; never zero
 */
public record Posting(Account account, BigDecimal amount) {

  public Posting {
    if (amount.signum() == 0) {
      throw new IllegalArgumentException("amount: 0 on " + account + " (expected: not zero)");
    }
  }
}
