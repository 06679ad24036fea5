package org.linernotes.streams.rating;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Verdict;

/**
 * The outcome for one side of a cell.
 *
 * @param controlledBy the party that controls the side that day; null if there is none
 * @param licence null unless AUTHORISED
 * @param units what the rate was multiplied by; 0 where the run's fee lies on another cell
 * @param gross the amount owed, scale 9
 * @param shares sum to the gross, also those of amount 0; empty unless AUTHORISED
 */
public record RatedSide(
    Verdict verdict,
    @Nullable String controlledBy,
    @Nullable Licence licence,
    BigDecimal units,
    BigDecimal gross,
    List<PartyShare> shares) {

  /** One party's part of the gross. */
  public record PartyShare(String party, int ppm, BigDecimal amount) {}

  public boolean authorised() {
    return verdict == Verdict.AUTHORISED;
  }
}
