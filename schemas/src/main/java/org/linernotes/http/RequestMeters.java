package org.linernotes.http;

import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.common.logging.RequestOnlyLog;
import com.linecorp.armeria.common.metric.MeterIdPrefix;
import com.linecorp.armeria.common.metric.MeterIdPrefixFunction;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Requests by route, method and status. By route and not by path: paths hold parties and tracks,
 * and anybody can ask for any path.
 */
final class RequestMeters implements MeterIdPrefixFunction {
  private static final String NAME = "http.server";

  @Override
  public MeterIdPrefix activeRequestPrefix(MeterRegistry registry, RequestOnlyLog log) {
    return new MeterIdPrefix(NAME, "route", route(log), "method", method(log));
  }

  @Override
  public MeterIdPrefix completeRequestPrefix(MeterRegistry registry, RequestLog log) {
    String status = log.responseHeaders().status().codeAsText();
    return new MeterIdPrefix(NAME, "route", route(log), "method", method(log), "status", status);
  }

  private static String route(RequestOnlyLog log) {
    return log.context() instanceof ServiceRequestContext context
        ? context.config().route().patternString()
        : "none";
  }

  private static String method(RequestOnlyLog log) {
    return log.requestHeaders().method().name();
  }
}
