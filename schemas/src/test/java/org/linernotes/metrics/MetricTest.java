package org.linernotes.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final Metric ITEMS = Metric.counter("shop.items", "Items sold", "kind");
  private static final Metric WAIT = Metric.timer("shop.wait", "How long one waits");
  private static final Metric AGE = Metric.gauge("shop.age", "Of the oldest").in("seconds");

  @Test
  void shouldBeExposedUnderTheNameThatItsListGives() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ITEMS.counter(registry, "tea").increment();
    WAIT.timer(registry).record(() -> {});
    AGE.gauge(registry, 3, Number::doubleValue);
    assertThat(registry.scrape())
        .contains(ITEMS.exposedName() + "{kind=\"tea\"} 1")
        .contains(WAIT.exposedName() + "_count 1")
        .contains(AGE.exposedName() + " 3");
  }

  @Test
  void shouldTakeAValueForEachTagAndNoMore() {
    assertThatThrownBy(() -> ITEMS.counter(new SimpleMeterRegistry(), "tea", "green"))
        .hasMessage("shop.items: 2 values (expected: one for each of [kind])");
  }

  @Test
  void shouldBeListedWithItsTagsAndMeaning() {
    assertThat(MetricTable.of(List.of(ITEMS), List.of(new MetricFamily("jvm.", "the JVM"))))
        .startsWith(MetricTable.BEGIN)
        .contains("| `shop.items` | `shop_items_total` | counter | kind | Items sold |")
        .contains("| `jvm.*` | the JVM |")
        .endsWith(MetricTable.END);
  }

  @Test
  void shouldCallAllOtherWhoComeWhenThereIsNoRoom() {
    BoundedValues values = new BoundedValues(2);
    assertThat(List.of(values.of("a"), values.of("b"), values.of("c"), values.of("a")))
        .containsExactly("a", "b", "other", "a");
  }
}
