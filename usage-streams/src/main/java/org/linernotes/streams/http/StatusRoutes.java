package org.linernotes.streams.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.ServerBuilder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.Json;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.streams.status.Instance;
import org.linernotes.streams.status.NotReadyException;
import org.linernotes.streams.status.Outcome;
import org.linernotes.streams.status.UseStatus;
import org.linernotes.streams.status.Uses;
import org.linernotes.usage.CellKey;

/**
 * What became of one event, to the platform that sent it. The identifier's state may be at one
 * instance and the state of the track that holds it at another: the one that is asked sends the
 * question on, and the one that knows the identifier asks for the verdict.
 */
public final class StatusRoutes implements HttpRoutes {
  static final String EVENTS = "/v1/usage-events";
  static final String VERDICTS = EVENTS + "/verdicts";

  private static final int RETRY_AFTER_SECONDS = 2;

  private final Access access;
  private final Uses uses;
  private final Peers peers;

  public StatusRoutes(Access access, Uses uses) {
    this(access, uses, new Peers());
  }

  StatusRoutes(Access access, Uses uses, Peers peers) {
    this.access = access;
    this.uses = uses;
    this.peers = peers;
  }

  @Override
  public void addTo(ServerBuilder server) {
    get(server, EVENTS, this::status);
    get(server, VERDICTS, this::verdicts);
  }

  /** Answers a platform; may block to read the state, and does not wait for other instances. */
  @FunctionalInterface
  private interface Endpoint {
    CompletableFuture<HttpResponse> answer(String platform, Question question);
  }

  private void get(ServerBuilder server, String path, Endpoint endpoint) {
    server
        .route()
        .get(path)
        .build(
            (context, request) -> {
              Principal principal = access.require(request.headers(), Role.PLATFORM);
              Question question = Question.of(context);
              return HttpResponse.of(
                  () -> answer(endpoint, principal.name(), question),
                  context.blockingTaskExecutor());
            });
  }

  private static HttpResponse answer(Endpoint endpoint, String platform, Question question) {
    try {
      return HttpResponse.of(
          endpoint.answer(platform, question).exceptionally(StatusRoutes::failed));
    } catch (NotReadyException e) {
      return unavailable(e);
    }
  }

  private static HttpResponse failed(Throwable failure) {
    if (Exceptions.peel(failure) instanceof NotReadyException notReady) {
      return unavailable(notReady);
    }
    throw new CompletionException(failure);
  }

  private static HttpResponse unavailable(NotReadyException e) {
    String detail = String.valueOf(e.getMessage());
    return Problem.unavailable(e.code(), detail, RETRY_AFTER_SECONDS).toResponse();
  }

  private CompletableFuture<HttpResponse> status(String platform, Question question) {
    UseStatus.Name name = new UseStatus.Name(platform, question.track(), question.id());
    Instance elsewhere = uses.placeOfUses(name.track()).elsewhere();
    if (elsewhere != null) {
      return peers.passOn(question, elsewhere);
    }
    UseStatus use = uses.find(name).orElseThrow(() -> notFound(name));
    return outcome(use, question)
        .thenApply(outcome -> Json.response(HttpStatus.OK, Shapes.status(use, outcome)));
  }

  private CompletableFuture<Optional<Outcome>> outcome(UseStatus use, Question question) {
    CellKey unmatched = use.cell();
    if (unmatched == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CellKey cell = uses.matched(unmatched);
    Instance elsewhere = uses.placeOfCell(cell).elsewhere();
    return elsewhere == null
        ? CompletableFuture.completedFuture(uses.outcome(cell))
        : peers.outcome(question, cell, elsewhere);
  }

  /** For another instance, which asks in the name of the platform: of that one's cells only. */
  private CompletableFuture<HttpResponse> verdicts(String platform, Question question) {
    CellKey cell = question.cell();
    if (!cell.platform().equals(platform)) {
      throw new ProblemException(
          Problem.of(
              HttpStatus.FORBIDDEN,
              "NOT_YOURS",
              "asked for use of " + cell.platform() + " (expected: " + platform + ")"));
    }
    if (uses.placeOfCell(cell).elsewhere() != null) {
      throw new NotReadyException("STATE_NOT_READY", "the state is moving between instances");
    }
    return CompletableFuture.completedFuture(
        Json.response(HttpStatus.OK, Shapes.outcome(uses.outcome(cell))));
  }

  private static ProblemException notFound(UseStatus.Name name) {
    return new ProblemException(
        Problem.of(
            HttpStatus.NOT_FOUND,
            "USE_NOT_FOUND",
            name.platform()
                + " has no event '"
                + name.id()
                + "' of track "
                + name.track()
                + " (expected: one that was answered 202 more than two seconds ago)"));
  }
}
