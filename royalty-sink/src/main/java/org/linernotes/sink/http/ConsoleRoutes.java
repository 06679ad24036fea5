package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Objects;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;

/**
 * The console: {@code /} is its page, all else of it is under {@code /console/}. Anyone may read
 * these files; what they show, they ask for with a key.
 */
final class ConsoleRoutes implements HttpRoutes {
  /** Its own scripts, styles and pictures, its own API, and nothing from or to elsewhere. */
  static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** Kept, but asked about each time: a new release's page must not meet an old one's scripts. */
  private static final String CACHED = "no-cache";

  private static final String PAGE = "index.html";

  private final ConsoleFiles files;

  ConsoleRoutes(ConsoleFiles files) {
    this.files = files;
  }

  @Override
  public void addTo(ServerBuilder server) {
    on(server, "/", context -> PAGE);
    on(
        server,
        "/console/{*file}",
        context -> Objects.requireNonNull(context.pathParam("file"), "file"));
  }

  @FunctionalInterface
  private interface Named {
    String file(ServiceRequestContext context);
  }

  private void on(ServerBuilder server, String path, Named named) {
    HttpService service =
        (context, request) -> {
          String known = request.headers().get(HttpHeaderNames.IF_NONE_MATCH, "");
          String file = named.file(context);
          return HttpResponse.of(() -> answer(file, known), context.blockingTaskExecutor());
        };
    server.route().methods(HttpMethod.GET, HttpMethod.HEAD).path(path).build(service);
  }

  private HttpResponse answer(String name, String known) {
    ConsoleFiles.File file = files.find(name).orElseThrow(ConsoleRoutes::notFound);
    String tag = '"' + file.sha256() + '"';
    boolean same = known.contains(tag); // also in a list, or weakened by a proxy
    ResponseHeaders headers =
        ResponseHeaders.builder(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .add(HttpHeaderNames.CONTENT_TYPE, file.mediaType())
            .add(HttpHeaderNames.CONTENT_SECURITY_POLICY, CSP)
            .add(HttpHeaderNames.CACHE_CONTROL, CACHED)
            .add(HttpHeaderNames.ETAG, tag)
            .build();
    return same ? HttpResponse.of(headers) : HttpResponse.of(headers, HttpData.wrap(file.bytes()));
  }

  private static ProblemException notFound() {
    return new ProblemException(
        Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "the console has no such file"));
  }
}
