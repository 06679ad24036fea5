package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/**
 * One line of a party's month: all use of a track alike in everything that is printed.
 *
 * @param title null: the catalogue's record has not arrived
 * @param artist the primary artist's name, likewise
 * @param amount the party's part of the gross
 */
public record Line(
    String trackId,
    @Nullable String title,
    @Nullable String artist,
    String platform,
    String model,
    @Nullable String modelVersion,
    String licenceId,
    String side,
    String useType,
    String basis,
    BigDecimal rate,
    String currency,
    int ppm,
    BigDecimal units,
    BigDecimal gross,
    BigDecimal amount) {
  public static final int KEY_FIELDS = 11;

  /** What lines are sorted by, as text. */
  public List<String> key() {
    return List.of(
        trackId,
        platform,
        model,
        modelVersion == null ? "" : modelVersion,
        licenceId,
        side,
        useType,
        basis,
        Decimals.text(rate),
        currency,
        Integer.toString(ppm));
  }
}
