package org.linernotes.streams.rating;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linernotes.licence.Side;

/**
 * What rating needs to know of a track.
 *
 * @param artists ids of the MAIN and FEATURED artists; the first is the primary artist
 * @param rights per side, latest first
 */
public record Track(
    String trackId, long durationMillis, List<String> artists, Map<Side, List<RightsRow>> rights) {

  public Track {
    if (artists.isEmpty()) {
      throw new IllegalArgumentException(
          "artists of " + trackId + ": none (expected: at least one)");
    }
    if (durationMillis < 0) {
      throw new IllegalArgumentException("durationMillis: " + durationMillis + " (expected: >= 0)");
    }
    Map<Side, List<RightsRow>> sorted = new EnumMap<>(Side.class);
    rights.forEach((side, rows) -> sorted.put(side, latestFirst(rows)));
    rights = sorted;
  }

  public String primaryArtist() {
    return artists.get(0);
  }

  /** The row with the latest effectiveFrom not after the day (contract section 4). */
  public Optional<RightsRow> rightsOn(Side side, LocalDate day) {
    return rights.getOrDefault(side, List.of()).stream()
        .filter(row -> !row.effectiveFrom().isAfter(day))
        .findFirst();
  }

  private static List<RightsRow> latestFirst(List<RightsRow> rows) {
    return rows.stream().sorted(Comparator.comparing(RightsRow::effectiveFrom).reversed()).toList();
  }
}
