package org.linernotes.sink.report;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which entries. What is null does not matter.
 *
 * @param period booked in this month
 * @param origin for use of this month
 * @param whose of whom
 * @param track for this track
 * @param licence under this licence
 */
public record EntryFilter(
    @Nullable YearMonth period,
    @Nullable YearMonth origin,
    Whose whose,
    @Nullable String track,
    @Nullable String licence) {

  /**
   * Of whom. What is null does not matter.
   *
   * @param party with a posting of this party
   * @param platform paid by this platform
   * @param ownPostingsOnly leave out what is not the party's own
   */
  public record Whose(@Nullable String party, @Nullable String platform, boolean ownPostingsOnly) {}
}
