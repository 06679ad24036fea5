package org.linernotes.sink.period;

import java.math.BigDecimal;
import java.util.List;

/**
 * A statement without its lines.
 *
 * @param sha256 of its canonical JSON
 */
public record StatedTotal(
    String party,
    String currency,
    BigDecimal openingBalance,
    BigDecimal accrued,
    BigDecimal adjusted,
    BigDecimal payable,
    BigDecimal closingBalance,
    long lines,
    String sha256) {
  public static final int KEY_FIELDS = 2;

  /** What statements are sorted by. */
  public List<String> key() {
    return List.of(party, currency);
  }
}
