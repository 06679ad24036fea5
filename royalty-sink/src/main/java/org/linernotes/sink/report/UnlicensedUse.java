package org.linernotes.sink.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use without authorisation, of one track on one side for one reason.
 *
 * @param trackId null: the catalogue knows no such track
 * @param identifier what it was reported as; null for known tracks
 */
public record UnlicensedUse(
    @Nullable String trackId,
    @Nullable String identifier,
    String platform,
    String model,
    String side,
    String reason,
    long events,
    long exposures,
    long audioMillis,
    LocalDate firstDay,
    LocalDate lastDay) {
  public static final int KEY_FIELDS = 6;

  public List<String> key() {
    return List.of(
        trackId == null ? "" : trackId,
        identifier == null ? "" : identifier,
        platform,
        model,
        side,
        reason);
  }
}
