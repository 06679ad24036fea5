package org.linernotes.it.oracle;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a platform owes a party under a licence for a month of use.
 *
 * @param origin the month of use, yyyy-MM
 * @param kind USE, POOL or MINIMUM_GUARANTEE
 * @param track null where a fee goes to the licensor, since nothing was used
 * @param side null with the track
 */
public record Charge(
    String origin,
    String kind,
    String licence,
    String platform,
    @Nullable String track,
    @Nullable String side,
    String party,
    String currency,
    BigDecimal amount) {

  boolean of(String licenceId, String month) {
    return licence.equals(licenceId) && origin.equals(month);
  }

  /** What charges add up by; the path of a fact. */
  public String path() {
    return String.join(
        "/",
        origin,
        kind,
        String.join(
            "|",
            licence,
            platform,
            Objects.requireNonNullElse(track, "-"),
            Objects.requireNonNullElse(side, "-"),
            party,
            currency));
  }

  /** {@code party|currency}. */
  public String account() {
    return party + "|" + currency;
  }
}
