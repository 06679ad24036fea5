package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Access;
import org.linernotes.http.ProblemException;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.quota.Quota;
import org.linernotes.ingest.quota.QuotaException;
import org.linernotes.topic.Topic;
import org.linernotes.trace.RequestTrace;
import org.linernotes.trace.TraceParent;
import org.linernotes.trace.Tracing;

/**
 * One write endpoint: judges the head of a request, and makes it an {@link Exchange} if there is
 * room.
 */
final class WriteService implements HttpService {

  /**
   * What makes an endpoint itself.
   *
   * @param kind its name in the metrics
   */
  record Target(String kind, Topic topic, List<Role> roles, MediaForms forms) {}

  private final Access access;
  private final Exchanges exchanges;
  private final Target target;
  private final Role[] roles;
  private final Answers answers;
  private final Tracing tracing;

  WriteService(
      Access access, Exchanges exchanges, ItemCounter counter, Target target, Tracing tracing) {
    this.tracing = tracing;
    this.access = access;
    this.exchanges = exchanges;
    this.target = target;
    this.roles = target.roles().toArray(Role[]::new);
    this.answers = new Answers(target.kind(), counter, exchanges.limits());
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    Principal principal = access.require(request.headers(), roles);
    WriteRequest head = head(ctx, request.headers(), principal);
    Quota quota = admit(principal);
    quota.headers().forEach(ctx::setAdditionalResponseHeader);
    String key = principal.role() + ":" + principal.name();
    requireRoom(key);
    if (!exchanges.tryBegin()) {
      throw new ProblemException(answers.busy());
    }
    // Not until the body is there: a stream may take hours. Its own deadlines bound it.
    ctx.clearRequestTimeout();
    Exchange.Caller caller =
        new Exchange.Caller(key, quota, target.topic(), ctx, trace(ctx, request).parent());
    return exchanges.run(request, exchange(head, caller, answers.to(principal)));
  }

  private RequestTrace trace(ServiceRequestContext ctx, HttpRequest request) {
    RequestTrace trace =
        tracing.begin("ingest " + target.kind(), request.headers().get(TraceParent.HEADER));
    if (trace.isOpen()) {
      var unused =
          ctx.log()
              .whenComplete()
              .thenAccept(log -> trace.end(log.responseHeaders().status().code()));
    }
    return trace;
  }

  private Exchange exchange(WriteRequest head, Exchange.Caller caller, Answers toCaller) {
    try {
      return new Exchange(exchanges, head, caller, toCaller);
    } catch (RuntimeException e) {
      exchanges.giveBack();
      throw e;
    }
  }

  private WriteRequest head(
      ServiceRequestContext ctx, RequestHeaders headers, Principal principal) {
    WriteRequest head = WriteRequest.of(ctx, headers, principal, target.forms());
    int most = exchanges.limits().body().wholeBytes();
    if (head.judgedWhole() && head.bodyBytes() > most) {
      throw new ProblemException(answers.unreadable(BodyException.tooLarge(most)));
    }
    return head;
  }

  private Quota admit(Principal principal) {
    try {
      return exchanges.quotas().admit(principal);
    } catch (QuotaException e) {
      throw new ProblemException(answers.limited(e));
    }
  }

  private void requireRoom(String key) {
    InFlight.Exhausted exhausted = exchanges.inFlight().exhausted(key);
    if (exhausted != InFlight.Exhausted.NOTHING) {
      throw new ProblemException(answers.exhausted(exhausted));
    }
  }
}
