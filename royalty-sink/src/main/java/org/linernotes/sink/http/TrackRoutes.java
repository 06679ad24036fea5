package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import org.linernotes.access.Role;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.TrackFinds.FoundTrack;
import org.linernotes.sink.report.TrackReports;
import org.linernotes.sink.report.TrackSearch;
import org.linernotes.sink.report.TrackUse;

/** Was my track used, by whom, for what, and what did it earn? */
final class TrackRoutes {
  private static final Role[] READERS = {Role.RIGHTSHOLDER, Role.FINANCE, Role.ADMIN};

  private final TrackReports tracks;

  TrackRoutes(TrackReports tracks) {
    this.tracks = tracks;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get("/v1/tracks", this::search, READERS);
    endpoints.get("/v1/tracks/{trackId}", this::track, READERS);
    endpoints.get("/v1/tracks/{trackId}/uses", this::uses, READERS);
    endpoints.get("/v1/tracks/{trackId}/timeline", this::timeline, READERS);
  }

  private HttpResponse search(Asked asked) {
    PageRequest page = asked.page(Lists.TRACKS, FoundTrack.KEY_FIELDS);
    TrackSearch search = TrackSearch.of(asked.query("q"));
    return Json.response(
        HttpStatus.OK, TrackShapes.finds(tracks.search(search, asked.viewer(), page)));
  }

  private HttpResponse track(Asked asked) {
    return tracks
        .track(asked.path("trackId"), asked.viewer())
        .map(track -> Json.response(HttpStatus.OK, TrackShapes.detail(track)))
        .orElseThrow(() -> notFound(asked));
  }

  private HttpResponse uses(Asked asked) {
    PageRequest page = asked.page(Lists.USES, TrackUse.KEY_FIELDS);
    asked.check(page, TrackUse::check);
    return tracks
        .uses(asked.path("trackId"), asked.days(), asked.viewer(), page)
        .map(uses -> Json.response(HttpStatus.OK, TrackShapes.uses(uses)))
        .orElseThrow(() -> notFound(asked));
  }

  private HttpResponse timeline(Asked asked) {
    return tracks
        .timeline(asked.path("trackId"), asked.viewer())
        .map(months -> Json.response(HttpStatus.OK, TrackShapes.timeline(months)))
        .orElseThrow(() -> notFound(asked));
  }

  /** Whether it is another's or nobody's is not told. */
  private static ProblemException notFound(Asked asked) {
    return new ProblemException(
        Problem.of(
            HttpStatus.NOT_FOUND,
            "TRACK_NOT_FOUND",
            "no track " + asked.path("trackId") + " that the caller has part in"));
  }
}
