package org.linernotes.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as clients see it: {@code application/problem+json} (RFC 9457) with a stable code.
 *
 * @param code what a program acts on; never changes meaning
 * @param detail what was found and what was expected
 * @param members further members of the body
 * @param headers further headers, such as Retry-After
 */
public record Problem(
    HttpStatus status,
    String code,
    String detail,
    Map<String, ?> members,
    Map<String, String> headers) {
  /** The code again, for what passes an answer on and does not read it: proxies, the access log. */
  static final String CODE_HEADER = "problem-code";

  private static final MediaType PROBLEM_JSON = MediaType.parse("application/problem+json");

  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, Map.of(), Map.of());
  }

  /** The service cannot do it now and the same request may be sent again (contract section 2). */
  public static Problem unavailable(String code, String detail, int retryAfterSeconds) {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        code,
        detail,
        Map.of(),
        Map.of("retry-after", Integer.toString(retryAfterSeconds)));
  }

  public Problem with(Map<String, ?> more) {
    return new Problem(status, code, detail, more, headers);
  }

  public HttpResponse toResponse() {
    return toAggregated().toHttpResponse();
  }

  public AggregatedHttpResponse toAggregated() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", status.reasonPhrase());
    body.put("status", status.code());
    body.put("code", code);
    body.put("detail", detail);
    body.putAll(members);
    ResponseHeadersBuilder builder = ResponseHeaders.builder(status).contentType(PROBLEM_JSON);
    builder.add(CODE_HEADER, code);
    headers.forEach(builder::add);
    if (status.equals(HttpStatus.UNAUTHORIZED)) {
      builder.add(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    return AggregatedHttpResponse.of(builder.build(), HttpData.wrap(Json.bytes(body)));
  }
}
