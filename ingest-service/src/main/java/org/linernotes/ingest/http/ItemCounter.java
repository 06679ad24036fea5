package org.linernotes.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.linernotes.ingest.item.BatchIssues;

/** Counts items by what became of them. */
final class ItemCounter {
  private static final String NO_CODE = "none";

  private final MeterRegistry registry;

  ItemCounter(MeterRegistry registry) {
    this.registry = registry;
  }

  void accepted(String kind, int items) {
    count(kind, "accepted", NO_CODE, items);
  }

  void rejected(String kind, BatchIssues issues) {
    issues.rejectedByCode().forEach((code, items) -> count(kind, "rejected", code.name(), items));
  }

  /** Answered 503: the client sends them again. */
  void undelivered(String kind, int items) {
    count(kind, "undelivered", "BROKER_UNAVAILABLE", items);
  }

  private void count(String kind, String outcome, String code, int items) {
    Counter.builder("ingest.items")
        .description("Items of write requests")
        .tag("kind", kind)
        .tag("outcome", outcome)
        .tag("code", code)
        .register(registry)
        .increment(items);
  }

  /** A request was turned away. */
  void busy(String kind) {
    Counter.builder("ingest.busy")
        .description("Write requests answered 503 because too many ran")
        .tag("kind", kind)
        .register(registry)
        .increment();
  }
}
