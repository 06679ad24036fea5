package org.linernotes.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;

/**
 * Follows a request from HTTP to the ledger, by W3C trace context. Off unless told where to send
 * spans: then no span is made, and what a caller sends is carried on as it came.
 */
public final class Tracing implements AutoCloseable {
  public static final Setting<String> OTLP_URL =
      Setting.text(
          "LINERNOTES_TRACES_OTLP_URL",
          "",
          "Where spans are sent (OTLP over HTTP, such as http://collector:4318/v1/traces); without"
              + " it none are made");

  public static final List<Setting<?>> ALL = List.of(OTLP_URL);

  private static final Duration CLOSE = Duration.ofSeconds(3);
  private static final Tracing OFF = new Tracing(null);

  private final @Nullable SdkTracerProvider provider;
  private final @Nullable Tracer tracer;

  private Tracing(@Nullable SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider == null ? null : provider.get("org.linernotes");
  }

  /** As the settings say. */
  public static Tracing start(Settings settings, String service) {
    String url = settings.get(OTLP_URL);
    return url.isEmpty()
        ? OFF
        : to(
            BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder().setEndpoint(url).build())
                .build(),
            service);
  }

  /** Makes no spans. */
  public static Tracing off() {
    return OFF;
  }

  /** Hands spans over to a processor. */
  static Tracing to(SpanProcessor processor, String service) {
    Resource resource =
        Resource.getDefault().merge(Resource.builder().put("service.name", service).build());
    return new Tracing(
        SdkTracerProvider.builder().addSpanProcessor(processor).setResource(resource).build());
  }

  /**
   * A request begins.
   *
   * @param sent its {@code traceparent}, if it has a sane one
   */
  public RequestTrace begin(String name, @Nullable String sent) {
    @Nullable String parent = TraceParent.sane(sent);
    if (tracer == null) {
      return parent == null ? RequestTrace.NONE : new RequestTrace(parent, null);
    }
    Span span =
        tracer
            .spanBuilder(name)
            .setParent(TraceParent.context(parent))
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    return new RequestTrace(TraceParent.of(span.getSpanContext()), span);
  }

  /** True if {@link #done} makes spans. */
  public boolean isOn() {
    return tracer != null;
  }

  /** Something was done for the request that a record came from. */
  public void done(String name, String parent, Instant from, Instant to, Attributes attributes) {
    if (tracer != null) {
      tracer
          .spanBuilder(name)
          .setParent(TraceParent.context(TraceParent.sane(parent)))
          .setSpanKind(SpanKind.CONSUMER)
          .setStartTimestamp(from)
          .setAllAttributes(attributes)
          .startSpan()
          .setStatus(StatusCode.OK)
          .end(to);
    }
  }

  /** Sends what waits, for three seconds at most. */
  @Override
  public void close() {
    if (provider != null) {
      provider.shutdown().join(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
