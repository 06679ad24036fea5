package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.http.Json;
import org.linernotes.licence.Verdict;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Reports;
import org.linernotes.sink.report.TrackSearch;
import org.linernotes.sink.report.UnlicensedWork;
import org.linernotes.sink.report.WorkFilter;

/** Works used without a licence, and what that use would be worth. */
final class WorkRoutes {
  private final Reports reports;

  WorkRoutes(Reports reports) {
    this.reports = reports;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get("/v1/works/unlicensed", this::works, Role.values());
  }

  private HttpResponse works(Asked asked) {
    PageRequest page = asked.page(Lists.WORKS, UnlicensedWork.KEY_FIELDS);
    WorkFilter filter =
        new WorkFilter(
            TrackSearch.of(asked.query("q")),
            asked.days(),
            asked.ownOr(Role.PLATFORM, asked.query("platform")),
            reason(asked));
    return Json.response(
        HttpStatus.OK, WorkShapes.works(reports.works(filter, asked.viewer(), page)));
  }

  private static @Nullable String reason(Asked asked) {
    String reason = asked.query("reason");
    boolean known =
        Arrays.stream(Verdict.values())
            .anyMatch(verdict -> verdict != Verdict.AUTHORISED && verdict.name().equals(reason));
    if (reason != null && !known) {
      throw Asked.invalid("REASON_INVALID", "reason '" + reason + "' (expected: one of verdicts)");
    }
    return reason;
  }
}
