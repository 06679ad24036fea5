package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One side of an entry.
 *
 * @param ppm the party's part, where the splits of a right were applied
 * @param amount positive: debit, negative: credit; zero only for a part that came out as nothing
 */
public record Posting(Account account, @Nullable Integer ppm, BigDecimal amount) {

  public Posting {
    if (amount.signum() == 0 && ppm == null) {
      throw new IllegalArgumentException("amount: 0 on " + account + " (expected: not zero)");
    }
  }
}
