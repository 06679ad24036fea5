package org.linernotes.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.util.List;
import java.util.Map;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;

/** A service with a few endpoints, to try the server with. */
class PlainService implements Service {
  private final HttpRoutes routes;

  PlainService(HttpRoutes routes) {
    this.routes = routes;
  }

  PlainService() {
    this(
        server -> {
          server.service(
              "/v1/things", (context, request) -> Json.response(HttpStatus.OK, Map.of("a", 1)));
          server.service(
              "/v1/broken",
              (context, request) -> {
                throw new IllegalStateException("secret of org.linernotes.http.PlainService");
              });
          server
              .route()
              .post("/v1/bodies")
              .build(
                  (context, request) ->
                      HttpResponse.of(
                          request
                              .aggregate()
                              .thenApply(body -> HttpResponse.of(body.contentUtf8()))));
        });
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void start() {}

  @Override
  public HttpRoutes routes() {
    return routes;
  }

  @Override
  public String openApiResource() {
    return "";
  }

  @Override
  public List<HealthCheck> readiness() {
    return List.of();
  }

  @Override
  public void close() {}
}
