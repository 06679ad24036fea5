package org.linernotes.sink.report;

import java.util.List;
import java.util.Optional;

/**
 * What can be asked of tracks. A viewer that is a party sees the tracks of which it controls a side
 * or is paid a part, and those on which it is an artist; others are empty to it, as if there were
 * none. All throw {@link org.linernotes.sink.batch.StoreException} if the database does not answer.
 */
public interface TrackReports {

  /** By track id. */
  TrackFinds search(TrackSearch search, Viewer viewer, PageRequest page);

  Optional<TrackDetail> track(String trackId, Viewer viewer);

  /** Newest day first. */
  Optional<Page<TrackUse>> uses(String trackId, Days days, Viewer viewer, PageRequest page);

  /** By month and platform. */
  Optional<List<TrackMonth>> timeline(String trackId, Viewer viewer);
}
