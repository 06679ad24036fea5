package org.linernotes.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveGaugesTest {
  private static final Tags GBP = Tags.of("currency", "GBP");
  private static final Tags JPY = Tags.of("currency", "JPY");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LiveGauges gauges = new LiveGauges(MultiGauge.builder("sums").register(registry));

  @Test
  void shouldKeepTheGaugeThatStaysWhileItsValueChanges() {
    gauges.show(Map.of(GBP, 1));
    Gauge before = registry.get("sums").tags(GBP).gauge();

    gauges.show(Map.of(GBP, 2.5, JPY, 3));

    assertThat(registry.get("sums").tags(GBP).gauge()).isSameAs(before);
    assertThat(before.value()).isEqualTo(2.5);
    assertThat(registry.get("sums").tags(JPY).gauge().value()).isEqualTo(3);
  }

  @Test
  void shouldEndTheGaugeThatIsShownNoMore() {
    gauges.show(Map.of(GBP, 1, JPY, 2));

    gauges.show(Map.of(JPY, 2));

    assertThat(registry.find("sums").gauges()).hasSize(1);
    assertThat(registry.get("sums").tags(JPY).gauge().value()).isEqualTo(2);
  }
}
