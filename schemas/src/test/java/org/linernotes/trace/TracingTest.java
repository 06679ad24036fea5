package org.linernotes.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.config.Settings;

class TracingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final Spans spans = new Spans();
  private final Tracing on = Tracing.to(SimpleSpanProcessor.create(spans), "ingest-service");
  private final Tracing off = Tracing.start(new Settings(Map.of()), "ingest-service");

  /** Keeps what is exported. */
  private static final class Spans implements SpanExporter {
    private final List<SpanData> all = new ArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> more) {
      all.addAll(more);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void shouldCarryOnWhatCameWhenItIsOff() {
    assertThat(off.begin("ingest usage", SENT).parent()).isEqualTo(SENT);
    assertThat(off.isOn()).isFalse();
  }

  @Test
  void shouldCostNothingWhenItIsOffAndNobodyFollows() {
    RequestTrace none = off.begin("ingest usage", null);
    assertThat(none).isSameAs(RequestTrace.NONE).isSameAs(off.begin("ingest usage", "odd"));
    assertThat(none.parent()).isNull();
    assertThat(none.isOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
      })
  void shouldNotCarryOnWhatIsNoTraceParent(String sent) {
    assertThat(TraceParent.sane(sent)).isNull();
  }

  @Test
  void shouldContinueTheCallersTraceToTheLedger() {
    RequestTrace request = on.begin("ingest usage", SENT);
    String carried = request.parent();
    request.end(202);
    Instant from = Instant.parse("2026-11-01T00:00:00Z");
    on.done("ledger book", String.valueOf(carried), from, from.plusSeconds(1), Attributes.empty());

    assertThat(spans.all)
        .extracting(SpanData::getName)
        .containsExactly("ingest usage", "ledger book");
    assertThat(spans.all).extracting(SpanData::getTraceId).containsOnly(TRACE);
    assertThat(spans.all.get(0).getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(spans.all.get(1).getParentSpanId()).isEqualTo(spans.all.get(0).getSpanId());
    assertThat(carried).isEqualTo("00-" + TRACE + "-" + spans.all.get(0).getSpanId() + "-01");
  }

  @Test
  void shouldBeginATraceOfARequestThatHasNone() {
    RequestTrace request = on.begin("ingest usage", null);
    assertThat(TraceParent.sane(request.parent())).isNotNull();
  }
}
