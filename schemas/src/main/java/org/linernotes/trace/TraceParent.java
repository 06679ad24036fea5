package org.linernotes.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C's {@code traceparent}: the name of a header of requests and records, and its form. */
public final class TraceParent {
  /** Of HTTP requests and of records alike. */
  public static final String HEADER = "traceparent";

  private static final Pattern SANE =
      Pattern.compile("00-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})");

  private TraceParent() {}

  /** The text, if it is one of version 00; else null, as the recommendation has it. */
  public static @Nullable String sane(@Nullable String text) {
    return text != null && SANE.matcher(text).matches() ? text : null;
  }

  static String of(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }

  static Context context(@Nullable String parent) {
    Matcher parts = SANE.matcher(parent == null ? "" : parent);
    if (!parts.matches()) {
      return Context.root();
    }
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            parts.group(1),
            parts.group(2),
            TraceFlags.fromHex(parts.group(3), 0),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(remote));
  }
}
