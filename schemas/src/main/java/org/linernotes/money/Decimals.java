package org.linernotes.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact decimals: money at scale 9, seconds at scale 3. Nothing here rounds. */
public final class Decimals {
  /** Digits after the point of every accrual and posting (contract section 6). */
  public static final int MONEY_SCALE = 9;

  public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(MONEY_SCALE);

  private Decimals() {}

  /**
   * The same amount at scale 9.
   *
   * @throws ArithmeticException if it has more than nine decimals
   */
  public static BigDecimal money(BigDecimal amount) {
    return amount.setScale(MONEY_SCALE, RoundingMode.UNNECESSARY);
  }

  /** Milliseconds as seconds, three decimals. */
  public static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }

  /** As it travels: plain digits, never an exponent. */
  public static String text(BigDecimal amount) {
    return amount.toPlainString();
  }
}
