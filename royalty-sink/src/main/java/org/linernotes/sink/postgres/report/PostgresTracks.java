package org.linernotes.sink.postgres.report;

import java.util.List;
import java.util.Optional;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.report.Days;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.TrackDetail;
import org.linernotes.sink.report.TrackFinds;
import org.linernotes.sink.report.TrackMonth;
import org.linernotes.sink.report.TrackReports;
import org.linernotes.sink.report.TrackSearch;
import org.linernotes.sink.report.TrackUse;
import org.linernotes.sink.report.Viewer;

/** Tracks from PostgreSQL, each answer from one snapshot. */
public final class PostgresTracks implements TrackReports {
  private final Database database;

  public PostgresTracks(Database database) {
    this.database = database;
  }

  @Override
  public TrackFinds search(TrackSearch search, Viewer viewer, PageRequest page) {
    return database.transaction(on -> TrackSearchQuery.run(on, search, viewer, page));
  }

  @Override
  public Optional<TrackDetail> track(String trackId, Viewer viewer) {
    return database.transaction(on -> TrackQuery.run(on, trackId, viewer));
  }

  @Override
  public Optional<Page<TrackUse>> uses(String trackId, Days days, Viewer viewer, PageRequest page) {
    return database.transaction(
        on ->
            TrackQuery.isSeen(on, trackId, viewer)
                ? Optional.of(TrackUsesQuery.run(on, trackId, days, viewer, page))
                : Optional.empty());
  }

  @Override
  public Optional<List<TrackMonth>> timeline(String trackId, Viewer viewer) {
    return database.transaction(
        on ->
            TrackQuery.isSeen(on, trackId, viewer)
                ? Optional.of(TimelineQuery.run(on, trackId, viewer))
                : Optional.empty());
  }
}
