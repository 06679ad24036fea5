package org.linernotes.http;

import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Caller;
import org.linernotes.access.Principal;
import org.linernotes.avro.AccessRecord;

/** A request that ended, as the access log has it. */
final class AccessRecords {
  private static final int MAX_CHARS = 500;

  /** A key or token in the wrong place is still one. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("ln_[0-9a-fA-F]+|eyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)*");

  /** What endpoints take in a query. Of any other parameter the value might be a secret. */
  static final Set<String> PARAMETERS =
      Set.of(
          "artist",
          "atomic",
          "cell",
          "currency",
          "cursor",
          "format",
          "from",
          "id",
          "kind",
          "licence",
          "licensor",
          "limit",
          "month",
          "origin",
          "party",
          "period",
          "platform",
          "q",
          "reason",
          "sha256",
          "to",
          "track");

  private AccessRecords() {}

  static AccessRecord of(ServiceRequestContext context, RequestLog log, String requestId) {
    AccessRecord record = new AccessRecord();
    record.setAt(Instant.ofEpochMilli(log.requestStartTimeMillis()));
    record.setRequestId(requestId);
    who(record, Access.caller(context));
    record.setClient(context.remoteAddress().getAddress().getHostAddress());
    record.setMethod(context.method().name());
    record.setPath(shown(context.path()));
    record.setQuery(query(context.query()));
    record.setStatus(log.responseHeaders().status().code());
    record.setCode(log.responseHeaders().get(Problem.CODE_HEADER));
    RequestItems items = RequestItems.of(context);
    if (items != null) {
      record.setAccepted(items.accepted());
      record.setRejected(items.rejected());
    }
    record.setRequestBytes(log.requestLength());
    record.setResponseBytes(log.responseLength());
    record.setDurationMillis(log.totalDurationNanos() / 1_000_000);
    return record;
  }

  private static void who(AccessRecord record, @Nullable Caller caller) {
    if (caller != null) {
      Principal principal = caller.principal();
      record.setRole(principal.role().name());
      record.setSubject(principal.subject());
      record.setCredential(caller.credential());
    }
  }

  private static String shown(String text) {
    String cut = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    return CREDENTIAL.matcher(cut).replaceAll("~");
  }

  static @Nullable String query(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return null;
    }
    return shown(
        Arrays.stream(query.split("&", -1))
            .map(AccessRecords::parameter)
            .collect(Collectors.joining("&")));
  }

  private static String parameter(String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    if (PARAMETERS.contains(name)) {
      return parameter;
    }
    return equals < 0 ? "~" : name + "=~";
  }
}
