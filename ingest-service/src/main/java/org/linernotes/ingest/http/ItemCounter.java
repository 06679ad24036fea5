package org.linernotes.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.ingest.IngestMeters;
import org.linernotes.item.BatchIssues;
import org.linernotes.metrics.BoundedValues;

/** Counts items by what became of them, and for whom. */
final class ItemCounter {
  private static final String NO_CODE = "none";

  private final MeterRegistry registry;
  private final BoundedValues platforms;

  /** Null: what is counted is no platform's. */
  private final @Nullable String platform;

  ItemCounter(MeterRegistry registry) {
    this(registry, new BoundedValues(IngestMeters.PLATFORMS), null);
  }

  private ItemCounter(MeterRegistry registry, BoundedValues platforms, @Nullable String platform) {
    this.registry = registry;
    this.platforms = platforms;
    this.platform = platform;
  }

  /** Begins at 0 what is worth an alarm, so that the first of it is seen to come. */
  void show(String kind) {
    count(kind, "accepted", NO_CODE, 0);
    undelivered(kind, 0);
    IngestMeters.BROKEN.counter(registry, kind, "BODY_NOT_JSON").increment(0);
    IngestMeters.BUSY.counter(registry, kind, "TOO_BUSY").increment(0);
    IngestMeters.BUSY.counter(registry, kind, "IN_FLIGHT_LIMIT").increment(0);
  }

  /** The same, for the requests of one caller. */
  ItemCounter of(Principal caller) {
    return caller.role() == Role.PLATFORM
        ? new ItemCounter(registry, platforms, platforms.of(caller.name()))
        : this;
  }

  void accepted(String kind, long items) {
    count(kind, "accepted", NO_CODE, items);
  }

  void rejected(String kind, BatchIssues issues) {
    issues.rejectedByCode().forEach((code, items) -> count(kind, "rejected", code.name(), items));
  }

  /** A request ended before all of its items were read. */
  void broken(String kind, String code) {
    IngestMeters.BROKEN.counter(registry, kind, code).increment();
  }

  /** Answered 503: the client sends them again. */
  void undelivered(String kind, long items) {
    count(kind, "undelivered", "BROKER_UNAVAILABLE", items);
  }

  private void count(String kind, String outcome, String code, long items) {
    IngestMeters.ITEMS.counter(registry, kind, outcome, code).increment((double) items);
    if (platform != null) {
      IngestMeters.PLATFORM_ITEMS
          .counter(registry, platform, kind, outcome)
          .increment((double) items);
    }
  }

  /** A request was turned away. */
  void busy(String kind, String code) {
    IngestMeters.BUSY.counter(registry, kind, code).increment();
  }
}
