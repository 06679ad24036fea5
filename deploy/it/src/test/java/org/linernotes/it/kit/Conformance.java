package org.linernotes.it.kit;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is sent and answered against the OpenAPI document that the same server gives out:
 * every answer must be one that it describes; and what is accepted whole must be a request that it
 * allows.
 */
final class Conformance {
  private static final Map<String, OpenApiInteractionValidator> BY_DOCUMENT =
      new ConcurrentHashMap<>();
  private static final int LINES_LOOKED_AT = 20;

  /**
   * What is looked at of one sort of exchange in a stack: the thousandth page tells nothing new.
   */
  private static final int MOST_CHARS_OF_A_SORT = 1_000_000;

  private static final int FIRST_ERROR_STATUS = 300;
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;

  private final OpenApiInteractionValidator validator;
  private final Map<String, AtomicInteger> charsBySort = new ConcurrentHashMap<>();

  private Conformance(OpenApiInteractionValidator validator) {
    this.validator = validator;
  }

  /** Reading a document takes a second, and all stacks of a run have the same. */
  static Conformance to(String document) {
    return new Conformance(BY_DOCUMENT.computeIfAbsent(document, Conformance::validator));
  }

  private static OpenApiInteractionValidator validator(String document) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(document)
        .withLevelResolver(
            LevelResolver.create()
                .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                .build())
        .build();
  }

  /** One request with its answer. */
  record Exchange(
      String method, URI uri, @Nullable String contentType, String body, Answer answer) {}

  /**
   * Looks at an exchange.
   *
   * @throws AssertionError if it is not as the document says
   */
  void check(Exchange exchange) {
    if (!exchange.uri().getPath().startsWith("/v1/")) {
      return; // health, metrics and pages are no part of the API's document
    }
    if (isSeenEnough(exchange)) {
      return;
    }
    Answer answer = exchange.answer();
    if (acceptedWhole(answer)) {
      bodies(exchange).forEach(body -> require(exchange, requestReport(exchange, body)));
    }
    if (!(answer.status() == NOT_FOUND && answer.code().equals("NOT_FOUND"))) {
      require(exchange, responseReport(exchange));
    }
  }

  private boolean isSeenEnough(Exchange exchange) {
    String[] path = exchange.uri().getPath().split("/", -1);
    String sort = exchange.method() + " " + path[2] + " " + exchange.answer().status();
    int chars = 1000 + exchange.answer().text().length();
    return charsBySort.computeIfAbsent(sort, key -> new AtomicInteger()).getAndAdd(chars)
        > MOST_CHARS_OF_A_SORT;
  }

  private static boolean acceptedWhole(Answer answer) {
    boolean report = answer.status() == ACCEPTED;
    return answer.status() < FIRST_ERROR_STATUS
        && (!report || answer.json().path("rejected").asInt() == 0);
  }

  private static List<String> bodies(Exchange exchange) {
    boolean lines = "application/x-ndjson".equals(exchange.contentType());
    return lines
        ? exchange.body().lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList()
        : List.of(exchange.body());
  }

  /** A line is held against what the JSON form says of one item. */
  private ValidationReport requestReport(Exchange exchange, String body) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), exchange.uri().getPath());
    query(exchange.uri()).forEach(request::withQueryParam);
    if (!body.isEmpty()) {
      String type = exchange.contentType();
      request
          .withContentType("application/x-ndjson".equals(type) ? "application/json" : type)
          .withBody(body);
    }
    return validator.validateRequest(request.build());
  }

  private static Map<String, String> query(URI uri) {
    String query = uri.getRawQuery();
    return query == null
        ? Map.of()
        : Stream.of(query.split("&", -1))
            .collect(Collectors.toMap(Conformance::name, Conformance::value));
  }

  private static String name(String pair) {
    return pair.substring(0, pair.contains("=") ? pair.indexOf('=') : pair.length());
  }

  private static String value(String pair) {
    String encoded = pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "";
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private ValidationReport responseReport(Exchange exchange) {
    Answer answer = exchange.answer();
    SimpleResponse.Builder response = new SimpleResponse.Builder(answer.status());
    answer
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> response.withHeader(name, value)));
    if (!answer.text().isEmpty()) {
      response.withBody(answer.text());
    }
    return validator.validateResponse(
        exchange.uri().getPath(), Request.Method.valueOf(exchange.method()), response.build());
  }

  private static void require(Exchange exchange, ValidationReport report) {
    if (report.hasErrors()) {
      String messages =
          report.getMessages().stream()
              .map(message -> message.getKey() + ": " + message.getMessage())
              .collect(Collectors.joining("\n  "));
      throw new AssertionError(
          exchange.method()
              + " "
              + exchange.uri()
              + " -> "
              + exchange.answer().status()
              + " is not as the OpenAPI document says:\n  "
              + messages
              + "\n"
              + exchange.answer().text());
    }
  }
}
