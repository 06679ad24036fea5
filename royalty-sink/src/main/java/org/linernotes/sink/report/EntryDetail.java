package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry, its terms, and what it is of.
 *
 * @param model null: a charge that is not for use; so {@code modelVersion}, {@code useType}
 * @param use null: the charge is not for use, or its cell is being read again
 */
public record EntryDetail(
    BookedEntry entry,
    String platform,
    @Nullable String model,
    @Nullable String modelVersion,
    @Nullable String useType,
    Terms terms,
    @Nullable EntryUse use) {

  /** How the entry's gross comes about; units and gross are differences to what was booked. */
  public record Terms(
      String basis, BigDecimal rate, String currency, BigDecimal units, BigDecimal gross) {}

  /** The use that the entry is of, as it stands now: later entries have part in these sums. */
  public record EntryUse(
      @Nullable String trackId,
      @Nullable String identifier,
      String platform,
      String model,
      @Nullable String modelVersion,
      String run,
      String useType,
      String territory,
      LocalDate day,
      long events,
      long exposures,
      long audioMillis,
      String side,
      String verdict) {}
}
