package org.linernotes.sink.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param unmatched use under the identifier that is in nobody's catalogue; at most one
 */
public record TrackFinds(Page<FoundTrack> tracks, List<Unmatched> unmatched) {

  /**
   * A track, and how much it was used.
   *
   * @param artist the primary artist
   */
  public record FoundTrack(
      String trackId,
      String title,
      @Nullable String artist,
      @Nullable String artistName,
      List<String> identifiers,
      Used used) {
    public static final int KEY_FIELDS = 1;

    public List<String> key() {
      return List.of(trackId);
    }
  }

  /** Use under an identifier that no track has. */
  public record Unmatched(String identifier, List<String> platforms, long events, long exposures) {}
}
