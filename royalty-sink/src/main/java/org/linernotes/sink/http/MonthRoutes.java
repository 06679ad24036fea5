package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.sink.period.MonthEnd;
import org.linernotes.sink.period.MonthReader;
import org.linernotes.sink.period.MonthView;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.Reconciler;
import org.linernotes.sink.period.StatedTotal;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Reports;
import org.linernotes.sink.statement.StatementCsv;
import org.linernotes.sink.statement.StatementDocument;
import org.linernotes.sink.statement.StatementJson;
import org.linernotes.sink.statement.StatementPdf;

/** Months that close, and what is stated for them. */
final class MonthRoutes {
  private static final Role[] STATED = {Role.FINANCE, Role.RIGHTSHOLDER};

  private final Reports reports;
  private final MonthEnd months;
  private final MonthReader reader;
  private final Reconciler reconciler;
  private final StatementPdf pdf = new StatementPdf();

  MonthRoutes(SinkRoutes.Parts parts) {
    this.reports = parts.reports();
    this.months = parts.months();
    this.reader = parts.reader();
    this.reconciler = parts.reconciler();
  }

  void addTo(Endpoints endpoints) {
    endpoints.get("/v1/periods", this::list, Role.FINANCE, Role.ADMIN);
    endpoints.get("/v1/months", this::sideBySide, Role.FINANCE, Role.ADMIN);
    endpoints.post("/v1/periods/{month}/review", this::review, Role.FINANCE);
    endpoints.post("/v1/periods/{month}/close", this::close, Role.FINANCE);
    endpoints.get("/v1/periods/{month}/draft", this::draft, Role.FINANCE);
    endpoints.get("/v1/statements/{month}", this::statements, STATED);
    endpoints.get("/v1/statements/{month}/{party}", this::statement, STATED);
    endpoints.get("/v1/statements/{month}/{party}/verify", this::verify, STATED);
    endpoints.get("/v1/reconciliation/{month}", this::reconcile, Role.FINANCE, Role.ADMIN);
  }

  private HttpResponse list(Asked asked) {
    return Json.response(HttpStatus.OK, MonthShapes.months(months.months()));
  }

  private HttpResponse sideBySide(Asked asked) {
    return Json.response(HttpStatus.OK, MonthShapes.sideBySide(reports.months(months.months())));
  }

  private HttpResponse review(Asked asked) {
    asked.takesLong();
    YearMonth month = asked.period();
    return Json.response(HttpStatus.OK, MonthShapes.summary(months.review(month, asked.order())));
  }

  private HttpResponse close(Asked asked) {
    asked.takesLong();
    YearMonth month = asked.period();
    return Json.response(HttpStatus.OK, MonthShapes.summary(months.close(month, asked.order())));
  }

  private HttpResponse draft(Asked asked) {
    asked.takesLong();
    return Json.response(HttpStatus.OK, MonthShapes.summary(months.draft(asked.period())));
  }

  private HttpResponse reconcile(Asked asked) {
    asked.takesLong();
    return Json.response(
        HttpStatus.OK, MonthShapes.reconciliation(reconciler.reconcile(asked.period())));
  }

  private HttpResponse statements(Asked asked) throws IOException {
    asked.takesLong();
    YearMonth month = asked.period();
    PageRequest page = asked.page(Lists.STATEMENTS, StatedTotal.KEY_FIELDS);
    return switch (StatementForm.of(asked)) {
      case JSON ->
          Json.response(HttpStatus.OK, reader.read(month, view -> statements(asked, view, page)));
      case CSV -> {
        String csv =
            reader.read(
                month, view -> MonthShapes.statementsCsv(month, view.state(), shown(asked, view)));
        yield HttpResponse.of(HttpStatus.OK, StatementForm.CSV.type(), csv);
      }
      case PDF ->
          throw Asked.invalid(
              "FORMAT_INVALID", "pdf (expected: json or csv; a party's statement can be pdf)");
    };
  }

  private static List<StatedTotal> shown(Asked asked, MonthView view) {
    return isShown(asked, view.state()) ? view.totals(asked.viewer().party()) : List.of();
  }

  private static Map<String, Object> statements(Asked asked, MonthView view, PageRequest page) {
    boolean shown = isShown(asked, view.state());
    String party = asked.viewer().party();
    return MonthShapes.statements(
        view.period(),
        view.state(),
        Page.within(shown(asked, view), page, StatedTotal::key),
        shown ? view.parked(party) : List.of());
  }

  /** Drafts are finance's: what a party is told is final. */
  private static boolean isShown(Asked asked, PeriodState state) {
    return state == PeriodState.CLOSED
        || (state == PeriodState.REVIEW && asked.principal().role() == Role.FINANCE);
  }

  private HttpResponse statement(Asked asked) throws IOException {
    YearMonth month = asked.period();
    String party = asked.path("party");
    asked.requireOwn(Role.RIGHTSHOLDER, party);
    StatementForm form = StatementForm.of(asked);
    requireStatement(asked, month, party);
    return Streamed.of(
        asked,
        form.type(),
        FileNames.of("statement", month, party, form.extension()),
        out ->
            reader.read(
                month,
                view -> {
                  StatementDocument document = new StatementDocument(party, month, view.state());
                  view.statements(
                      party,
                      statements -> {
                        switch (form) {
                          case JSON -> StatementJson.write(out, document, statements);
                          case CSV -> StatementCsv.write(out, document, statements);
                          case PDF -> pdf.write(out, document, statements);
                        }
                      });
                  return month;
                }));
  }

  private void requireStatement(Asked asked, YearMonth month, String party) throws IOException {
    List<StatedTotal> totals =
        reader.read(
            month,
            view -> {
              if (!isShown(asked, view.state())) {
                throw new ProblemException(
                    Problem.of(
                        HttpStatus.CONFLICT,
                        "PERIOD_OPEN",
                        month + " is " + view.state() + " (expected: CLOSED)"));
              }
              return view.totals(party);
            });
    if (totals.isEmpty()) {
      throw notFound(month, party);
    }
  }

  private static ProblemException notFound(YearMonth month, String party) {
    return new ProblemException(
        Problem.of(
            HttpStatus.NOT_FOUND,
            "STATEMENT_NOT_FOUND",
            "no statement of " + month + " for " + party));
  }

  private HttpResponse verify(Asked asked) throws IOException {
    YearMonth month = asked.period();
    String party = asked.path("party");
    asked.requireOwn(Role.RIGHTSHOLDER, party);
    String currency = asked.required("currency");
    String claimed = asked.required("sha256");
    requireStatement(asked, month, party);
    Map<String, Object> answer =
        reader.read(month, view -> verified(view, party, currency, claimed));
    return Json.response(HttpStatus.OK, answer);
  }

  private static Map<String, Object> verified(
      MonthView view, String party, String currency, String claimed) {
    Optional<String> given = view.sha256(party, currency);
    @Nullable String kept =
        view.totals(party).stream()
            .filter(total -> total.currency().equals(currency))
            .map(StatedTotal::sha256)
            .findFirst()
            .orElse(null);
    boolean matches = given.isPresent() && given.get().equals(kept) && claimed.equals(kept);
    return Shapes.object("matches", matches, "sha256", given.orElse(null), "recorded", kept);
  }
}
