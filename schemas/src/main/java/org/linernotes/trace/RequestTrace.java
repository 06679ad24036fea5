package org.linernotes.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** What a request is followed by. */
public final class RequestTrace {
  static final RequestTrace NONE = new RequestTrace(null, null);
  private static final int SERVER_ERROR = 500;

  private final @Nullable String parent;
  private final @Nullable Span span;

  RequestTrace(@Nullable String parent, @Nullable Span span) {
    this.parent = parent;
    this.span = span;
  }

  /** What its records carry on; null: nothing. */
  public @Nullable String parent() {
    return parent;
  }

  /** True if {@link #end} has to be called. */
  public boolean isOpen() {
    return span != null;
  }

  /** The request is answered. */
  public void end(int status) {
    if (span != null) {
      span.setAttribute("http.response.status_code", status);
      span.setStatus(status >= SERVER_ERROR ? StatusCode.ERROR : StatusCode.OK);
      span.end();
    }
  }
}
