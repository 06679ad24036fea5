package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Access;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.flow.TopicsException;
import org.linernotes.sink.period.ChecksFailedException;
import org.linernotes.sink.period.PeriodRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts endpoints on a server: who may ask, on which thread, and what a failure answers. */
final class Endpoints {
  private static final Logger log = LoggerFactory.getLogger(Endpoints.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  private final ServerBuilder server;
  private final Access access;

  Endpoints(ServerBuilder server, Access access) {
    this.server = server;
    this.access = access;
  }

  /** Answers a request of a caller who may ask; runs where it may block. */
  @FunctionalInterface
  interface Endpoint {
    HttpResponse answer(Asked asked) throws IOException;
  }

  void get(String path, Endpoint endpoint, Role... roles) {
    server
        .route()
        .get(path)
        .build(
            (context, request) -> {
              Principal principal = access.require(request.headers(), roles);
              Asked asked = new Asked(context, principal);
              return HttpResponse.of(() -> answer(endpoint, asked), context.blockingTaskExecutor());
            });
  }

  /** With a body, which {@link Asked#body} reads. */
  void post(String path, Endpoint endpoint, Role... roles) {
    HttpService service =
        (context, request) -> {
          Principal principal = access.require(request.headers(), roles);
          return HttpResponse.of(
              request
                  .aggregate()
                  .thenApplyAsync(
                      body -> answer(endpoint, new Asked(context, principal, body.content())),
                      context.blockingTaskExecutor()));
        };
    server.route().methods(HttpMethod.POST).path(path).build(service);
  }

  private static HttpResponse answer(Endpoint endpoint, Asked asked) {
    try {
      return endpoint.answer(asked);
    } catch (StoreException e) {
      throw unavailable(asked, "DATABASE_UNAVAILABLE", "the database does not answer", e);
    } catch (TopicsException e) {
      throw unavailable(asked, "TOPICS_UNAVAILABLE", "the topics cannot be read", e);
    } catch (PeriodRefusedException e) {
      throw new ProblemException(Problem.of(HttpStatus.CONFLICT, e.code(), message(e)));
    } catch (ChecksFailedException e) {
      List<Map<String, Object>> checks = e.checks().stream().map(MonthShapes::check).toList();
      throw new ProblemException(
          Problem.of(HttpStatus.CONFLICT, "PERIOD_CHECKS_FAILED", message(e))
              .with(Map.of("checks", checks)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  private static ProblemException unavailable(
      Asked asked, String code, String detail, RuntimeException cause) {
    log.warn("{} not answered: {}", asked.context().path(), cause.getMessage());
    return new ProblemException(Problem.unavailable(code, detail, RETRY_AFTER_SECONDS));
  }
}
