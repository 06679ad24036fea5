package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/**
 * One line of a party's month: all that is booked alike in everything that is printed.
 *
 * @param trackId null: a fee that went to the licensor as a whole; so {@code side}
 * @param title null: the catalogue's record has not arrived
 * @param artist the primary artist's name, likewise
 * @param model null: a charge that is not for use; so {@code modelVersion} and {@code useType}
 * @param ppm null: no split was applied
 * @param origin month of use, yyyy-MM
 * @param charge what it is owed for
 * @param amount the party's part of the gross
 */
public record Line(
    @Nullable String trackId,
    @Nullable String title,
    @Nullable String artist,
    String platform,
    @Nullable String model,
    @Nullable String modelVersion,
    String licenceId,
    @Nullable String side,
    @Nullable String useType,
    String basis,
    BigDecimal rate,
    String currency,
    @Nullable Integer ppm,
    String origin,
    String charge,
    BigDecimal units,
    BigDecimal gross,
    BigDecimal amount) {
  public static final int KEY_FIELDS = 13;

  /** What lines are sorted by, as text. */
  public List<String> key() {
    return List.of(
        text(trackId),
        platform,
        text(model),
        text(modelVersion),
        licenceId,
        text(side),
        text(useType),
        basis,
        Decimals.text(rate),
        currency,
        text(ppm),
        origin,
        charge);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
