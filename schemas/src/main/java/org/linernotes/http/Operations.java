package org.linernotes.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linernotes.service.HealthCheck;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics} (contract section 2). */
final class Operations implements HttpRoutes {
  private final List<HealthCheck> checks;
  private final PrometheusMeterRegistry metrics;

  Operations(List<HealthCheck> checks, PrometheusMeterRegistry metrics) {
    this.checks = checks;
    this.metrics = metrics;
  }

  @Override
  public void addTo(ServerBuilder server) {
    Reads.on(
        server, "/health/live", (ctx, req) -> Json.response(HttpStatus.OK, Map.of("status", "UP")));
    Reads.on(
        server,
        "/health/ready",
        (ctx, req) -> HttpResponse.of(this::ready, ctx.blockingTaskExecutor()));
    Reads.on(
        server,
        "/metrics",
        (ctx, req) ->
            HttpResponse.of(
                () ->
                    HttpResponse.of(
                        HttpStatus.OK,
                        MediaType.parse("text/plain; version=0.0.4; charset=utf-8"),
                        metrics.scrape()),
                ctx.blockingTaskExecutor()));
  }

  private HttpResponse ready() {
    Map<String, String> parts = new LinkedHashMap<>();
    boolean up = true;
    for (HealthCheck check : checks) {
      String problem = check.problem().get().orElse("");
      up &= problem.isEmpty();
      parts.put(check.name(), problem.isEmpty() ? "UP" : problem);
    }
    HttpStatus status = up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return Json.response(status, Map.of("status", up ? "UP" : "DOWN", "parts", parts));
  }
}
