package org.linernotes.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.regex.Pattern;

/** {@code X-Request-Id}: the client's own if it is sane, else one that is made; in every answer. */
final class RequestIds {
  static final String HEADER = "x-request-id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/+=-]{0,127}");

  private RequestIds() {}

  static String of(ServiceRequestContext context) {
    String sent = context.request().headers().get(HEADER);
    return sent != null && SANE.matcher(sent).matches() ? sent : context.id().text();
  }
}
