package org.linernotes.ingest.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Access;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.ingest.body.BatchReader;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.item.BatchIssues;
import org.linernotes.ingest.item.EventLog;
import org.linernotes.ingest.item.EventLogException;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One write endpoint: reads the whole body, judges every item, appends the good ones, and answers
 * when they are durable. No thread waits for the broker.
 */
final class WriteService implements HttpService {
  private static final Logger log = LoggerFactory.getLogger(WriteService.class);
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final int BUSY_RETRY_AFTER_SECONDS = 1;

  /** What the endpoints of a process share. */
  record Shared(
      Access access,
      EventLog log,
      BatchReader batches,
      Semaphore admission,
      ItemCounter counter,
      int maxBodyBytes) {}

  /**
   * What makes an endpoint itself.
   *
   * @param kind its name in the metrics
   */
  record Target(
      String kind, Topic topic, List<Role> roles, Function<Principal, ItemReader> readers) {}

  private final Shared shared;
  private final Target target;

  WriteService(Shared shared, Target target) {
    this.shared = shared;
    this.target = target;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    Principal principal =
        shared.access().require(request.headers(), target.roles().toArray(Role[]::new));
    WriteRequest head = WriteRequest.of(ctx, request.headers());
    if (!shared.admission().tryAcquire()) {
      shared.counter().busy(target.kind());
      throw new ProblemException(
          Problem.unavailable(
              "TOO_BUSY", "too many requests at once; send it again", BUSY_RETRY_AFTER_SECONDS));
    }
    CompletableFuture<HttpResponse> answer =
        request
            .aggregate()
            .thenComposeAsync(
                body -> write(body, head, target.readers().apply(principal)),
                ctx.blockingTaskExecutor())
            .whenComplete((response, failure) -> shared.admission().release());
    return HttpResponse.of(answer);
  }

  private CompletableFuture<HttpResponse> write(
      AggregatedHttpRequest body, WriteRequest head, ItemReader reader) {
    BatchIssues issues = new BatchIssues();
    List<LogEntry> entries = read(body, head, reader, issues);
    if (issues.rejected() > 0 && (head.atomic() || entries.isEmpty())) {
      shared.counter().rejected(target.kind(), issues);
      return CompletableFuture.completedFuture(
          entries.isEmpty() ? BatchAnswer.allRejected(issues) : BatchAnswer.atomicRejected(issues));
    }
    reader.beforeAppend();
    return shared
        .log()
        .append(target.topic(), entries)
        .handle((ok, failure) -> answer(issues, entries.size(), failure));
  }

  private List<LogEntry> read(
      AggregatedHttpRequest body, WriteRequest head, ItemReader reader, BatchIssues issues) {
    try {
      ByteBuffer bytes = head.coding().decode(body.content().array(), shared.maxBodyBytes());
      return shared.batches().read(bytes, head.form(), reader, issues);
    } catch (BodyException e) {
      throw new ProblemException(
          Problem.of(status(e.code()), e.code().name(), String.valueOf(e.getMessage())));
    }
  }

  private static HttpStatus status(BodyException.Code code) {
    return switch (code) {
      case BODY_EMPTY, BODY_NOT_JSON, BODY_NOT_DECODABLE -> HttpStatus.BAD_REQUEST;
      case BODY_TOO_LARGE, TOO_MANY_ITEMS -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
    };
  }

  private HttpResponse answer(BatchIssues issues, int accepted, @Nullable Throwable failure) {
    if (failure == null) {
      shared.counter().accepted(target.kind(), accepted);
      shared.counter().rejected(target.kind(), issues);
      return BatchAnswer.accepted(issues);
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof EventLogException)) {
      throw new CompletionException(cause);
    }
    shared.counter().undelivered(target.kind(), accepted);
    log.warn("{} items of {} answered 503: {}", accepted, target.kind(), cause.getMessage());
    return Problem.unavailable(
            "BROKER_UNAVAILABLE",
            "not known to be durable; send the same items again with the same ids",
            RETRY_AFTER_SECONDS)
        .toResponse();
  }
}
