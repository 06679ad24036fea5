package org.linernotes.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error leaves as a {@link Problem}; what nobody foresaw is logged here, once. */
final class ProblemErrors implements ServerErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemErrors.class);

  @Override
  public @Nullable HttpResponse onServiceException(ServiceRequestContext ctx, Throwable cause) {
    Throwable peeled = Exceptions.peel(cause);
    if (peeled instanceof ProblemException known) {
      return known.problem().toResponse();
    }
    if (peeled instanceof HttpStatusException status) {
      return plain(status.httpStatus()).toResponse();
    }
    if (peeled instanceof ContentTooLargeException) {
      return plain(HttpStatus.REQUEST_ENTITY_TOO_LARGE).toResponse();
    }
    if (peeled instanceof RequestTimeoutException) {
      return Problem.unavailable("TIMEOUT", "not done within the time a request may take", 1)
          .toResponse();
    }
    log.atError()
        .addKeyValue("requestId", RequestIds.of(ctx))
        .setCause(peeled)
        .log("{} {} failed", ctx.method(), ctx.path());
    return Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "the request failed; it is logged")
        .toResponse();
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext ctx,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    AggregatedHttpResponse answer = plain(status).toAggregated();
    ResponseHeadersBuilder secured = answer.headers().toBuilder();
    SecurityHeaders.OF_ALL.forEach(secured::set); // before a request is one, the server adds none
    return AggregatedHttpResponse.of(secured.build(), answer.content());
  }

  private static Problem plain(HttpStatus status) {
    if (status.equals(HttpStatus.REQUEST_ENTITY_TOO_LARGE)) { // the server may say so itself
      return Problem.of(status, "BODY_TOO_LARGE", "the body is larger than this endpoint takes");
    }
    String code = status.reasonPhrase().toUpperCase(Locale.ROOT).replace(' ', '_');
    return Problem.of(status, code, status.reasonPhrase());
  }
}
