package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A month's use of the tracks of a primary artist.
 *
 * @param name null: unknown
 * @param full exposures with both sides authorised
 * @param partial with one
 * @param none with neither
 * @param gross by currency
 */
public record ArtistUse(
    String artist,
    @Nullable String name,
    long events,
    long exposures,
    long audioMillis,
    long full,
    long partial,
    long none,
    SortedMap<String, BigDecimal> gross) {
  public static final int KEY_FIELDS = 1;

  public List<String> key() {
    return List.of(artist);
  }
}
