package org.linernotes.streams.event;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Track;
import org.linernotes.streams.status.Place;
import org.linernotes.usage.CellKey;

/**
 * The single events behind a track's use. All throw {@link
 * org.linernotes.streams.status.NotReadyException} where they cannot be told now.
 */
public interface TrackEvents {

  /** Where a track's state is. */
  Place placeOfTrack(String trackId);

  /** Here; empty if there is none. */
  Optional<Track> track(String trackId);

  /** Here, where the track is: the next of its events of a usage month. */
  Page find(Track track, YearMonth month, int limit, @Nullable Cursor from);

  /**
   * Events in the order in which they were recorded, identifier's partition by partition.
   *
   * @param next null: there are no more. A page may be short, or empty, and there be more: then
   *     there was not the time to look further
   */
  record Page(List<Event> events, @Nullable Cursor next) {}

  /**
   * Where to look on.
   *
   * @param part of the log, by number; these are the partitions of the track's identifiers
   */
  record Cursor(int part, long offset) {}

  /**
   * One event, as it was reported.
   *
   * @param unmatched what it counts in, by its identifier
   * @param status RECORDED, VOIDED, or CONFLICT if it was set aside; null where another instance
   *     knows
   */
  record Event(
      String id, CellKey unmatched, int exposures, @Nullable String status, Instant recordedAt) {}
}
