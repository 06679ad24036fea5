package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import java.util.Map;
import org.linernotes.access.Principal;
import org.linernotes.http.Problem;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.quota.QuotaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one endpoint's requests are answered, and counted as.
 *
 * @param kind the endpoint's name in the metrics
 */
record Answers(String kind, ItemCounter counter, WriteLimits limits) {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final int BUSY_RETRY_AFTER_SECONDS = 1;

  /** The same, counted for one caller. */
  Answers to(Principal caller) {
    return new Answers(kind, counter.of(caller), limits);
  }

  /** All was read, and what was good is durable. */
  HttpResponse accepted(Intake intake) {
    counter.accepted(kind, intake.accepted());
    counter.rejected(kind, intake.issues());
    return BatchAnswer.accepted(intake.issues());
  }

  /** All was read, and nothing is sent. */
  HttpResponse refused(Intake intake) {
    counter.rejected(kind, intake.issues());
    return intake.accepted() == 0
        ? BatchAnswer.allRejected(intake.issues())
        : BatchAnswer.atomicRejected(intake.issues());
  }

  /** It is not known whether all that was sent is durable. */
  HttpResponse undelivered(Intake intake, Throwable cause) {
    counter.undelivered(kind, intake.accepted());
    log.warn(
        "{} items of {} answered 503: {}",
        intake.accepted(),
        kind,
        String.valueOf(cause.getMessage()));
    return late().with(Map.of("received", intake.issues().received())).toResponse();
  }

  private static Problem late() {
    return Problem.unavailable(
        "BROKER_UNAVAILABLE",
        "not known to be durable; send the same items again with the same ids",
        RETRY_AFTER_SECONDS);
  }

  /** The rest was not read; what was sent of the items before is durable. */
  HttpResponse broken(Problem problem, Intake intake) {
    counter.broken(kind, problem.code());
    if (!intake.isSent()) {
      return problem.toResponse();
    }
    counter.accepted(kind, intake.accepted());
    counter.rejected(kind, intake.issues());
    return BatchAnswer.broken(problem, intake.issues(), intake.accepted());
  }

  Problem unreadable(BodyException e) {
    HttpStatus status =
        switch (e.code()) {
          case BODY_EMPTY,
              BODY_NOT_JSON,
              BODY_NOT_AVRO,
              BODY_NOT_DECODABLE,
              AVRO_SCHEMA_UNSUPPORTED,
              AVRO_CODEC_UNSUPPORTED ->
              HttpStatus.BAD_REQUEST;
          case BODY_TOO_LARGE, BODY_RATIO, AVRO_BLOCK_TOO_LARGE, TOO_MANY_ITEMS ->
              HttpStatus.REQUEST_ENTITY_TOO_LARGE;
        };
    return Problem.of(status, e.code().name(), String.valueOf(e.getMessage()));
  }

  /** Nobody reads this: the client is gone, or was answered. */
  Problem cut() {
    return Problem.of(HttpStatus.BAD_REQUEST, "BODY_CUT", "the body was not read to its end");
  }

  Problem slow() {
    return Problem.of(
        HttpStatus.REQUEST_TIMEOUT,
        "BODY_TOO_SLOW",
        "the body came too slowly (expected: a piece at least every "
            + limits.bodyIdle().toSeconds()
            + " s, and "
            + limits.bodyBytesPerSecond()
            + " bytes per second)");
  }

  /** Too many requests at once. */
  Problem busy() {
    counter.busy(kind, "TOO_BUSY");
    return Problem.unavailable(
        "TOO_BUSY", "too many requests at once; send it again", BUSY_RETRY_AFTER_SECONDS);
  }

  /** The caller sends more than it may. */
  Problem limited(QuotaException e) {
    counter.busy(kind, e.code().name());
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        e.code().name(),
        String.valueOf(e.getMessage()),
        Map.of(),
        e.headers());
  }

  /** There is no room for what requests keep in memory. */
  Problem exhausted(InFlight.Exhausted what) {
    if (what == InFlight.Exhausted.ALL) {
      counter.busy(kind, "TOO_BUSY");
      return Problem.unavailable(
          "TOO_BUSY", "too many bytes under way; send it again", BUSY_RETRY_AFTER_SECONDS);
    }
    counter.busy(kind, "IN_FLIGHT_LIMIT");
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "IN_FLIGHT_LIMIT",
        "more than "
            + limits.inFlight().perKeyBytes()
            + " bytes of this key are under way; send it again when others are answered",
        Map.of(),
        Map.of("retry-after", Integer.toString(BUSY_RETRY_AFTER_SECONDS)));
  }
}
