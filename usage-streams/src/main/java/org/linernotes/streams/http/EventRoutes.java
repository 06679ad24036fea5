package org.linernotes.streams.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Track;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.streams.event.TrackEvents;
import org.linernotes.streams.event.TrackEvents.Cursor;
import org.linernotes.streams.event.TrackEvents.Event;
import org.linernotes.streams.event.TrackEvents.Page;
import org.linernotes.streams.status.Instance;
import org.linernotes.streams.status.NotReadyException;
import org.linernotes.usage.CellKey;

/** The single events behind a track's use, to who has a part in the track. */
public final class EventRoutes implements HttpRoutes {
  static final String PATH = "/v1/tracks/:trackId/events";
  private static final Role[] ROLES = {Role.RIGHTSHOLDER, Role.FINANCE, Role.ADMIN};
  private static final int RETRY_AFTER_SECONDS = 2;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  private final Access access;
  private final TrackEvents events;
  private final Peers peers = new Peers(Duration.ofSeconds(20), 4_000_000);

  public EventRoutes(Access access, TrackEvents events) {
    this.access = access;
    this.events = events;
  }

  @Override
  public void addTo(ServerBuilder server) {
    server
        .route()
        .get(PATH)
        .build(
            (context, request) -> {
              Principal principal = access.require(request.headers(), ROLES);
              String trackId = String.valueOf(context.pathParam("trackId"));
              Question question = Question.of(context);
              return HttpResponse.of(
                  () -> HttpResponse.of(answer(principal, trackId, question)),
                  context.blockingTaskExecutor());
            });
  }

  private CompletableFuture<HttpResponse> answer(
      Principal principal, String trackId, Question question) {
    YearMonth month = month(question.query());
    int limit = limit(question.query());
    Cursor cursor = cursor(question.query());
    try {
      Instance elsewhere = events.placeOfTrack(trackId).elsewhere();
      if (elsewhere != null) {
        return peers.passOn(question, elsewhere);
      }
      Track track =
          events
              .track(trackId)
              .filter(found -> mayLook(principal, found))
              .orElseThrow(EventRoutes::notFound);
      Page page = events.find(track, month, limit, cursor);
      return CompletableFuture.completedFuture(Json.response(HttpStatus.OK, shape(page)));
    } catch (NotReadyException e) {
      String detail = String.valueOf(e.getMessage());
      throw new ProblemException(Problem.unavailable(e.code(), detail, RETRY_AFTER_SECONDS));
    }
  }

  /** Who controls the track, at any time, or is paid of it. */
  private static boolean mayLook(Principal principal, Track track) {
    return principal.role() != Role.RIGHTSHOLDER
        || track.getRights().stream().anyMatch(row -> hasPart(row, principal.name()));
  }

  private static boolean hasPart(RightsRow row, String party) {
    return row.getControlledBy().equals(party)
        || row.getSplits().stream().anyMatch(split -> split.getParty().equals(party));
  }

  private static ProblemException notFound() {
    return new ProblemException(
        Problem.of(
            HttpStatus.NOT_FOUND,
            "TRACK_NOT_FOUND",
            "there is none, or the caller has no part in it"));
  }

  private static Map<String, @Nullable Object> shape(Page page) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("events", page.events().stream().map(EventRoutes::shape).toList());
    Cursor next = page.next();
    answer.put("next", next == null ? null : encoded(next));
    return answer;
  }

  private static Map<String, @Nullable Object> shape(Event event) {
    CellKey use = event.unmatched();
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("platform", use.platform());
    told.put("id", event.id());
    told.put("identifier", use.identifier());
    told.put("day", use.usageDay().toString());
    told.put("model", use.model());
    told.put("modelVersion", use.modelVersion());
    told.put("run", use.run());
    told.put("useType", use.useType());
    told.put("territory", use.territory());
    told.put("exposures", event.exposures());
    told.put("status", event.status());
    told.put("recordedAt", event.recordedAt().toString());
    return told;
  }

  private static YearMonth month(QueryParams query) {
    try {
      return YearMonth.parse(query.get("month", ""));
    } catch (DateTimeException e) {
      throw invalid("MONTH_INVALID", "month (expected: one like 2026-10)");
    }
  }

  private static int limit(QueryParams query) {
    try {
      int limit = Integer.parseInt(query.get("limit", Integer.toString(DEFAULT_LIMIT)));
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw invalid("LIMIT_INVALID", "limit (expected: 1.." + MAX_LIMIT + ")");
    }
    throw invalid("LIMIT_INVALID", "limit (expected: 1.." + MAX_LIMIT + ")");
  }

  private static String encoded(Cursor cursor) {
    String text = cursor.part() + "." + cursor.offset();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static @Nullable Cursor cursor(QueryParams query) {
    String sent = query.get("cursor");
    if (sent == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.US_ASCII);
      int dot = text.indexOf('.');
      int part = Integer.parseInt(text.substring(0, dot));
      long offset = Long.parseLong(text.substring(dot + 1));
      if (part >= 0 && offset >= 0) {
        return new Cursor(part, offset);
      }
    } catch (RuntimeException e) { // of the decoder, the split and the numbers
      throw invalid("CURSOR_INVALID", "not a cursor of this list (expected: \"next\" of a page)");
    }
    throw invalid("CURSOR_INVALID", "not a cursor of this list (expected: \"next\" of a page)");
  }

  private static ProblemException invalid(String code, String detail) {
    return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, code, detail));
  }
}
