package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.util.Optional;
import org.linernotes.access.Role;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.sink.report.BookedEntry;
import org.linernotes.sink.report.EntryDetail;
import org.linernotes.sink.report.EntryFilter;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Reports;

/** The ledger's entries. */
final class LedgerRoutes {
  private static final Role[] OWNERS = {Role.FINANCE, Role.PLATFORM, Role.RIGHTSHOLDER};

  private final Reports reports;

  LedgerRoutes(Reports reports) {
    this.reports = reports;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get("/v1/ledger/entries", this::entries, OWNERS);
    endpoints.get("/v1/ledger/entries/{entryId}", this::entry, OWNERS);
  }

  private HttpResponse entries(Asked asked) {
    PageRequest page = asked.page(Lists.ENTRIES, BookedEntry.KEY_FIELDS);
    asked.check(page, after -> Long.parseLong(after.key().get(0)));
    EntryFilter filter =
        new EntryFilter(
            asked.periodWanted("period"),
            asked.periodWanted("origin"),
            whose(asked),
            asked.query("track"),
            asked.query("licence"));
    return Json.response(HttpStatus.OK, EntryShapes.entries(reports.entries(filter, page)));
  }

  private HttpResponse entry(Asked asked) {
    return number(asked.path("entryId"))
        .flatMap(id -> reports.entry(id, whose(asked)))
        .map(LedgerRoutes::found)
        .orElseThrow(() -> notFound(asked));
  }

  private static HttpResponse found(EntryDetail entry) {
    return Json.response(HttpStatus.OK, EntryShapes.detail(entry));
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static EntryFilter.Whose whose(Asked asked) {
    return new EntryFilter.Whose(
        asked.ownOr(Role.RIGHTSHOLDER, asked.query("party")),
        asked.ownOr(Role.PLATFORM, asked.query("platform")),
        asked.principal().role() == Role.RIGHTSHOLDER);
  }

  private static ProblemException notFound(Asked asked) {
    return new ProblemException(
        Problem.of(
            HttpStatus.NOT_FOUND,
            "ENTRY_NOT_FOUND",
            "no entry " + asked.path("entryId") + " that the caller has part in"));
  }
}
