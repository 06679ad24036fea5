package org.linernotes.streams.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.streams.preview.Draft;
import org.linernotes.streams.preview.Note;
import org.linernotes.streams.preview.Payee;
import org.linernotes.streams.preview.Preview;
import org.linernotes.streams.preview.Previews;
import org.linernotes.streams.status.NotReadyException;

/**
 * What a draft of terms would pay, before it is posted. Each instance rates its part of all tracks;
 * the one that is asked adds them up, and says so where one is missing.
 */
public final class PreviewRoutes implements HttpRoutes {
  static final String PATH = "/v1/previews";
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Access access;
  private final Previews previews;
  private final PreviewPeers peers = new PreviewPeers();

  public PreviewRoutes(Access access, Previews previews) {
    this.access = access;
    this.previews = previews;
  }

  @Override
  public void addTo(ServerBuilder server) {
    server.route().post(PATH).maxRequestLength(DraftReader.MAX_BYTES).build(this::serve);
  }

  private HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    Principal principal = access.require(request.headers(), Role.RIGHTSHOLDER, Role.ADMIN);
    return HttpResponse.of(
        request
            .aggregate()
            .thenComposeAsync(whole -> answer(principal, whole), context.blockingTaskExecutor()));
  }

  private CompletableFuture<HttpResponse> answer(Principal principal, AggregatedHttpRequest whole) {
    try {
      Draft draft = DraftReader.read(whole.content().array(), principal, previews);
      Payee payee = new Payee(principal.role() == Role.ADMIN ? null : principal.name());
      if (whole.headers().contains(Question.PASSED_ON)) {
        Preview part = previews.preview(draft, payee);
        return CompletableFuture.completedFuture(
            Json.response(HttpStatus.OK, PreviewShapes.part(part)));
      }
      return summed(draft, payee, whole);
    } catch (NotReadyException e) {
      throw new ProblemException(
          Problem.unavailable(e.code(), String.valueOf(e.getMessage()), RETRY_AFTER_SECONDS));
    }
  }

  private CompletableFuture<HttpResponse> summed(
      Draft draft, Payee payee, AggregatedHttpRequest whole) {
    String authorization = whole.headers().get(HttpHeaderNames.AUTHORIZATION, "");
    HttpData body = HttpData.wrap(whole.content().array());
    List<CompletableFuture<Preview>> parts =
        previews.others().stream().map(at -> peers.part(at, authorization, body)).toList();
    CompletableFuture<Preview> sum =
        CompletableFuture.completedFuture(previews.preview(draft, payee));
    for (CompletableFuture<Preview> part : parts) {
      sum = sum.thenCombine(part, Preview::plus);
    }
    return sum.thenApply(
        all -> Json.response(HttpStatus.OK, PreviewShapes.preview(withMissing(all))));
  }

  /** A partition that moves between instances while they look may be seen by neither. */
  private Preview withMissing(Preview all) {
    return all.partitions().size() < previews.partitions() ? all.with(Note.INSTANCE_MISSING) : all;
  }
}
