package org.linernotes.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linernotes.service.HealthCheck;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics} (contract section 2). */
final class Operations implements HttpRoutes {
  private final List<HealthCheck> live;
  private final List<HealthCheck> ready;
  private final PrometheusMeterRegistry metrics;

  /**
   * @param live what only a restart mends
   * @param ready what else must hold for the work to be done
   */
  Operations(List<HealthCheck> live, List<HealthCheck> ready, PrometheusMeterRegistry metrics) {
    this.live = live;
    this.ready = Stream.concat(live.stream(), ready.stream()).toList();
    this.metrics = metrics;
  }

  @Override
  public void addTo(ServerBuilder server) {
    Reads.on(
        server,
        "/health/live",
        (ctx, req) -> HttpResponse.of(() -> health(live), ctx.blockingTaskExecutor()));
    Reads.on(
        server,
        "/health/ready",
        (ctx, req) -> HttpResponse.of(() -> health(ready), ctx.blockingTaskExecutor()));
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

  private static HttpResponse health(List<HealthCheck> checks) {
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
