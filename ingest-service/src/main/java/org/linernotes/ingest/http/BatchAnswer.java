package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.item.BatchIssues;

/** The answer to a write, per item (contract section 2). */
final class BatchAnswer {
  private BatchAnswer() {}

  /** All that was good is durable. */
  static HttpResponse accepted(BatchIssues issues) {
    return Json.response(HttpStatus.ACCEPTED, members(issues, issues.rejected()));
  }

  /** No item was good. */
  static HttpResponse allRejected(BatchIssues issues) {
    return rejected(
        issues, "ALL_REJECTED", "all " + issues.received() + " items were rejected, see errors");
  }

  /** Some item was not, and all or nothing was asked for. */
  static HttpResponse atomicRejected(BatchIssues issues) {
    return rejected(
        issues,
        "ATOMIC_REJECTED",
        issues.rejected()
            + " of "
            + issues.received()
            + " items have faults, see errors; none was accepted, as atomic=true asks");
  }

  /** The body broke off behind items that were sent. */
  static HttpResponse broken(Problem problem, BatchIssues issues, long accepted) {
    return new Problem(
            problem.status(),
            problem.code(),
            problem.detail()
                + "; of the items before it "
                + accepted
                + " are recorded: send the same items again with the same ids",
            members(issues, issues.received() - accepted),
            problem.headers())
        .toResponse();
  }

  private static HttpResponse rejected(BatchIssues issues, String code, String detail) {
    return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, code, detail)
        .with(members(issues, issues.received()))
        .toResponse();
  }

  private static Map<String, Object> members(BatchIssues issues, long rejected) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("received", issues.received());
    members.put("accepted", issues.received() - rejected);
    members.put("rejected", rejected);
    members.put("errors", issues.errors());
    members.put("warnings", issues.warnings());
    putIfPositive(members, "errorsOmitted", issues.rejected() - issues.errors().size());
    putIfPositive(members, "warningsOmitted", issues.warned() - issues.warnings().size());
    return members;
  }

  private static void putIfPositive(Map<String, Object> members, String name, long count) {
    if (count > 0) {
      members.put(name, count);
    }
  }
}
