package org.linernotes.sink.period;

import java.math.BigDecimal;

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
    String sha256) {}
