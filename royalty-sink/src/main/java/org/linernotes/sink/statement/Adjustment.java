package org.linernotes.sink.statement;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What is booked now for an earlier month.
 *
 * @param amount the sum of its lines, scale 9; may be zero or negative
 */
public record Adjustment(YearMonth originMonth, BigDecimal amount) {

  public Adjustment {
    amount = Require.money("amount", amount);
  }
}
