package org.linernotes.streams.http;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.util.Exceptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.linernotes.http.Json;
import org.linernotes.streams.status.Instance;
import org.linernotes.streams.status.NotReadyException;
import org.linernotes.streams.status.Outcome;
import org.linernotes.usage.CellKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other instances, asked in the caller's name. */
final class Peers {
  private static final Logger log = LoggerFactory.getLogger(Peers.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  static final long MAX_ANSWER_BYTES = 64 * 1024L;

  private final WebClient client;

  Peers() {
    this(TIMEOUT, MAX_ANSWER_BYTES);
  }

  Peers(Duration timeout, long maxAnswerBytes) {
    client = WebClient.builder().responseTimeout(timeout).maxResponseLength(maxAnswerBytes).build();
  }

  /** The same question to another instance; its answer, whatever it is. Passed on only once. */
  CompletableFuture<HttpResponse> passOn(Question question, Instance to) {
    if (question.passedOn()) { // two instances that each believe the other has the key
      throw new NotReadyException("STATE_NOT_READY", "the state is moving between instances");
    }
    return ask(question, to, question.target()).thenApply(Peers::passedBack);
  }

  /** What another instance says of a cell; it sends nobody on. */
  CompletableFuture<Optional<Outcome>> outcome(Question question, CellKey cell, Instance at) {
    String target = StatusRoutes.VERDICTS + "?cell=" + Question.encoded(cell);
    return ask(question, at, target).thenApply(answer -> outcome(answer, at));
  }

  private CompletableFuture<AggregatedHttpResponse> ask(
      Question question, Instance of, String target) {
    RequestHeaders headers =
        RequestHeaders.builder(HttpMethod.GET, of.url() + target)
            .set(HttpHeaderNames.AUTHORIZATION, question.authorization())
            .set(Question.PASSED_ON, "1")
            .build();
    return client
        .execute(headers)
        .aggregate()
        .exceptionally(
            failure -> {
              Throwable cause =
                  Exceptions.peel(failure); // every client is told, until others take over
              log.debug("instance {} does not answer: {}", of.url(), cause.toString());
              throw new NotReadyException(
                  "INSTANCE_UNREACHABLE",
                  "the instance that has the track's state does not answer");
            });
  }

  private static HttpResponse passedBack(AggregatedHttpResponse answer) {
    ResponseHeadersBuilder headers = ResponseHeaders.builder(answer.status());
    headers.set(
        HttpHeaderNames.CONTENT_TYPE, answer.headers().get(HttpHeaderNames.CONTENT_TYPE, ""));
    String retryAfter = answer.headers().get(HttpHeaderNames.RETRY_AFTER);
    if (retryAfter != null) {
      headers.set(HttpHeaderNames.RETRY_AFTER, retryAfter);
    }
    return HttpResponse.of(headers.build(), answer.content());
  }

  private static Optional<Outcome> outcome(AggregatedHttpResponse answer, Instance at) {
    if (!answer.status().equals(HttpStatus.OK)) {
      throw new NotReadyException(
          "STATE_NOT_READY",
          "the instance that rates the track answers " + answer.status() + ", " + at.url());
    }
    try {
      return Shapes.readOutcome(Json.read(answer.content().array()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
