package org.linernotes.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import org.linernotes.access.AccessLog;
import org.linernotes.metrics.SharedMeters;

/**
 * Gives every request its id, and writes down who wrote, who read money, and who was refused.
 *
 * <p>Left out are a platform's looks at its own events and how far the books are: they are no
 * money, and are asked for again and again. Who is refused without being known can be anyone at any
 * speed, and the log is kept for ever: of such, some per second are written and the rest counted.
 */
final class AccessLogging extends SimpleDecoratingHttpService {
  private final AccessLog log;
  private final PerSecond strangers;
  private final Counter suppressed;

  private AccessLogging(HttpService delegate, Shared shared) {
    super(delegate);
    this.log = shared.log();
    this.strangers = shared.strangers();
    this.suppressed = shared.suppressed();
  }

  /** Each decorated service has an instance; the limit is of the server. */
  private record Shared(AccessLog log, PerSecond strangers, Counter suppressed) {}

  static Function<HttpService, AccessLogging> decorator(AccessLog log, MeterRegistry metrics) {
    Counter suppressed = SharedMeters.ACCESS_LOG.counter(metrics, "suppressed");
    Shared shared = new Shared(log, new PerSecond(), suppressed);
    return delegate -> new AccessLogging(delegate, shared);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
    String id = RequestIds.of(context);
    context.mutateAdditionalResponseHeaders(headers -> headers.set(RequestIds.HEADER, id));
    if (context.path().startsWith("/v1/")) {
      var unused = context.log().whenComplete().thenAccept(ended -> ended(context, ended, id));
    }
    return unwrap().serve(context, request);
  }

  private void ended(ServiceRequestContext context, RequestLog ended, String id) {
    int status = ended.responseHeaders().status().code();
    boolean stranger = Access.caller(context) == null;
    if (!stranger && status != 403 && !isLogged(context)) {
      return;
    }
    if (stranger && !strangers.admits(ended.requestStartTimeMillis())) {
      suppressed.increment();
      return;
    }
    log.write(AccessRecords.of(context, ended, id));
  }

  private static boolean isLogged(ServiceRequestContext context) {
    HttpMethod method = context.method();
    boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
    String path = context.path();
    return !reads || !(path.startsWith("/v1/usage-events") || path.startsWith("/v1/progress"));
  }
}
