package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;

/**
 * What a line of the books is for, and the terms it is owed under. What is alike in all of it adds
 * up; terms that change make another line, so that the old one is reversed as it was booked.
 *
 * @param origin month of use
 * @param side null where a charge went to the licensor as a whole; so {@code trackId}
 * @param model null for charges that are not for use; so {@code modelVersion} and {@code useType}
 * @param rate per unit of the basis; of a pool the fee, of a guarantee the guarantee
 * @param ppm the parties' parts; empty where none was applied
 */
public record LineKey(
    Charge charge,
    YearMonth origin,
    String platform,
    @Nullable String trackId,
    @Nullable Side side,
    @Nullable String model,
    @Nullable String modelVersion,
    @Nullable String useType,
    String licenceId,
    String basis,
    BigDecimal rate,
    String currency,
    SortedMap<String, Integer> ppm) {

  public LineKey {
    rate = Decimals.money(rate); // so that equal rates are equal
    ppm = Collections.unmodifiableSortedMap(new TreeMap<>(ppm));
  }
}
