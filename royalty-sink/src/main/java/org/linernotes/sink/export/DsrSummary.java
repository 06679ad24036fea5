package org.linernotes.sink.export;

import java.math.BigDecimal;
import org.linernotes.sink.statement.Require;

/**
 * What a platform owes in a currency in the month, as the report sums it up before its lines.
 *
 * @param lines of all parties
 * @param amount the sum of theirs, scale 9
 */
public record DsrSummary(String platform, String currency, long lines, BigDecimal amount) {

  public DsrSummary {
    Require.text("platform", platform);
    Require.currency(currency);
    amount = Require.money("amount", amount);
    if (lines < 1) {
      throw new IllegalArgumentException("lines: " + lines + " (expected: at least 1)");
    }
  }
}
