package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.avro.UsageReported;
import org.linernotes.http.Json;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.ProblemFilter;
import org.linernotes.sink.report.Reports;
import org.linernotes.sink.report.UseProblem;

/** What a platform can mend of its own. */
final class ProblemRoutes {
  private final Reports reports;
  private final Function<byte[], Optional<UsageReported>> sent;

  ProblemRoutes(Reports reports, Function<byte[], Optional<UsageReported>> sent) {
    this.reports = reports;
    this.sent = sent;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get("/v1/usage-events/problems", this::problems, Role.PLATFORM);
  }

  private HttpResponse problems(Asked asked) {
    YearMonth month = asked.periodRequired("month");
    ProblemFilter filter = new ProblemFilter(asked.principal().name(), month, kind(asked));
    PageRequest page = asked.page(Lists.PROBLEMS, UseProblem.KEY_FIELDS);
    asked.check(page, ProblemFilter::check);
    Page<UseProblem> problems = reports.problems(filter, page);
    return Json.response(HttpStatus.OK, ProblemShapes.problems(month, problems, sent));
  }

  private static UseProblem.@Nullable Kind kind(Asked asked) {
    String text = asked.query("kind");
    try {
      return text == null ? null : UseProblem.Kind.parse(text);
    } catch (IllegalArgumentException e) {
      throw Asked.invalid("KIND_INVALID", "kind " + e.getMessage());
    }
  }
}
