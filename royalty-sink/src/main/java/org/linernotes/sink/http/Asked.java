package org.linernotes.sink.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.sink.period.MonthEnd;
import org.linernotes.sink.period.Periods;
import org.linernotes.sink.report.Cursor;
import org.linernotes.sink.report.Days;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Viewer;

/** A request, read and checked: what is malformed ends it with 400. */
record Asked(ServiceRequestContext context, Principal principal, HttpData body) {
  private static final int DEFAULT_LIMIT = 1000;
  private static final int MAX_REASON_CHARS = 1000;

  Asked(ServiceRequestContext context, Principal principal) {
    this(context, principal, HttpData.empty());
  }

  /** What works on a whole month may take as long as it takes. */
  void takesLong() {
    context.clearRequestTimeout();
  }

  /** Who orders a month's step, and why: the body's {@code reason}. */
  MonthEnd.Order order() {
    String reason = "";
    try {
      JsonNode node = Json.read(body.array());
      reason = node.path("reason").asText().strip();
    } catch (IOException e) {
      throw invalid("BODY_NOT_JSON", "the body is not JSON (expected: {\"reason\": TEXT})");
    }
    if (reason.isEmpty() || reason.length() > MAX_REASON_CHARS || reason.indexOf('\0') >= 0) {
      throw invalid(
          "REASON_MISSING",
          "no reason, or one of " + reason.length() + " characters (expected: 1 to 1000)");
    }
    return new MonthEnd.Order(principal.name(), reason);
  }

  String required(String name) {
    String value = query(name);
    if (value == null) {
      throw invalid("QUERY_INVALID", name + " is missing");
    }
    return value;
  }

  /** The month in the path. */
  YearMonth period() {
    return period(path("month"));
  }

  /** The month asked for by a parameter, or null. */
  @Nullable YearMonth periodWanted(String name) {
    String text = query(name);
    return text == null ? null : period(text);
  }

  /** The month that must be asked for by a parameter. */
  YearMonth periodRequired(String name) {
    return period(required(name));
  }

  private static YearMonth period(String text) {
    try {
      return Periods.parse(text);
    } catch (IllegalArgumentException e) {
      throw invalid("MONTH_INVALID", "month " + e.getMessage());
    }
  }

  /** The days asked for by {@code ?from=} and {@code ?to=}. */
  Days days() {
    return new Days(day("from"), day("to"));
  }

  private @Nullable LocalDate day(String name) {
    String text = query(name);
    try {
      return text == null ? null : Periods.day(text);
    } catch (IllegalArgumentException e) {
      throw invalid("DAY_INVALID", name + " " + e.getMessage());
    }
  }

  String path(String name) {
    return Objects.requireNonNull(context.pathParam(name), name);
  }

  /** A query parameter; one without text counts as absent. */
  @Nullable String query(String name) {
    String text = QueryParams.fromQueryString(context.query()).get(name);
    return text == null || text.isEmpty() ? null : text;
  }

  /**
   * The part of a list that is asked for.
   *
   * @param list the list's name, which its cursors carry
   * @param fields of its sort key
   */
  PageRequest page(String list, int fields) {
    return new PageRequest(limit(), cursor(list, fields));
  }

  private int limit() {
    String text = query("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw limitInvalid(text);
    }
    throw limitInvalid(text);
  }

  private static ProblemException limitInvalid(String text) {
    return invalid(
        "LIMIT_INVALID",
        "limit '" + text + "' (expected: a whole number 1.." + PageRequest.MAX_LIMIT + ")");
  }

  private @Nullable Cursor cursor(String list, int fields) {
    String text = query("cursor");
    if (text == null) {
      return null;
    }
    try {
      return Cursor.decode(list, fields, text);
    } catch (IllegalArgumentException e) {
      throw cursorInvalid();
    }
  }

  /** Ends the request with a cursor whose key is none of the list. */
  void check(PageRequest page, Consumer<Cursor> key) {
    try {
      if (page.after() != null) {
        key.accept(page.after());
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw cursorInvalid();
    }
  }

  static ProblemException cursorInvalid() {
    return invalid("CURSOR_INVALID", "not a cursor of this list (expected: \"next\" of a page)");
  }

  static ProblemException invalid(String code, String detail) {
    return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, code, detail));
  }

  /** Finance sees all; a platform or rightsholder its own. */
  Viewer viewer() {
    return switch (principal.role()) {
      case PLATFORM -> new Viewer(principal.subject(), null);
      case RIGHTSHOLDER -> new Viewer(null, principal.subject());
      case FINANCE, ADMIN -> Viewer.ALL;
    };
  }

  /** Ends the request if a rightsholder asks for another's. */
  void requireOwn(Role role, @Nullable String owner) {
    if (principal.role() == role && !Objects.equals(owner, principal.subject())) {
      throw new ProblemException(
          Problem.of(
              HttpStatus.FORBIDDEN,
              "NOT_YOURS",
              "asked for " + owner + " (expected: " + principal.subject() + ")"));
    }
  }

  /** What is asked for; for a role that sees only its own, that, and nothing else. */
  @Nullable String ownOr(Role role, @Nullable String wanted) {
    if (principal.role() != role) {
      return wanted;
    }
    String own = principal.subject();
    requireOwn(role, Objects.requireNonNullElse(wanted, own));
    return own;
  }

  /** True if the client prefers CSV to JSON. */
  boolean wantsCsv() {
    List<MediaType> accepted = context.request().headers().accept(); // the preferred first
    for (MediaType type : accepted) {
      if (MediaType.JSON.belongsTo(type.withoutParameters())) {
        return false;
      }
      if (MediaType.CSV_UTF_8.withoutParameters().belongsTo(type.withoutParameters())) {
        return true;
      }
    }
    return false;
  }
}
