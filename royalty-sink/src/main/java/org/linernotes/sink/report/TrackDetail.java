package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A track as posted, and what became of it.
 *
 * @param artist the primary artist
 * @param earned by currency: what is booked for it, for the viewer or for all
 */
public record TrackDetail(
    String trackId,
    String title,
    @Nullable String artist,
    @Nullable String artistName,
    List<TrackArtist> artists,
    List<String> identifiers,
    long durationMillis,
    List<Rights> rights,
    SortedMap<String, BigDecimal> earned,
    Used used) {

  /** An artist as the track names it. */
  public record TrackArtist(String id, String name, String role) {}

  /** Who controls a side from a day on, and how its income is shared. */
  public record Rights(
      String side, String controlledBy, String effectiveFrom, List<Split> splits) {}

  /** A party's part. */
  public record Split(String party, int ppm) {}
}
