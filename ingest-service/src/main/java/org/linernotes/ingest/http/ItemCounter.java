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

  void accepted(String kind, long items) {
    count(kind, "accepted", NO_CODE, items);
  }

  void rejected(String kind, BatchIssues issues) {
    issues.rejectedByCode().forEach((code, items) -> count(kind, "rejected", code.name(), items));
  }

  /** A request ended before all of its items were read. */
  void broken(String kind, String code) {
    Counter.builder("ingest.broken")
        .description("Write requests that ended before all of their body was read")
        .tag("kind", kind)
        .tag("code", code)
        .register(registry)
        .increment();
  }

  /** Answered 503: the client sends them again. */
  void undelivered(String kind, long items) {
    count(kind, "undelivered", "BROKER_UNAVAILABLE", items);
  }

  private void count(String kind, String outcome, String code, long items) {
    Counter.builder("ingest.items")
        .description("Items of write requests")
        .tag("kind", kind)
        .tag("outcome", outcome)
        .tag("code", code)
        .register(registry)
        .increment((double) items);
  }

  /** A request was turned away. */
  void busy(String kind, String code) {
    Counter.builder("ingest.busy")
        .description("Write requests turned away because too much was under way")
        .tag("kind", kind)
        .tag("code", code)
        .register(registry)
        .increment();
  }
}
