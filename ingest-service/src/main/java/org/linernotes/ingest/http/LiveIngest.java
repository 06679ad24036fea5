package org.linernotes.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linernotes.http.LiveHealth;
import org.linernotes.ingest.IngestMeters;
import org.linernotes.service.HealthCheck;

/**
 * What comes in, as who looks reads it: totals since the start, from the very meters that {@code
 * /metrics} shows, so that the two never differ.
 */
public final class LiveIngest {
  private static final String USAGE = "usage";
  private static final String REQUESTS = "http.server.requests";
  private static final List<String> WRITES = List.of("/v1/usage-events", "/v1/catalogue/");

  private final MeterRegistry registry;
  private final Exchanges exchanges;
  private final List<HealthCheck> checks;
  private final Clock clock;

  public LiveIngest(
      MeterRegistry registry, Exchanges exchanges, List<HealthCheck> checks, Clock clock) {
    this.registry = registry;
    this.exchanges = exchanges;
    this.checks = checks;
    this.clock = clock;
  }

  /** What holds now. */
  public Map<String, Object> now() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    told.put("accepted", sums(accepted(), counter -> tag(counter, "platform")));
    told.put("rejected", sums(rejected(), counter -> tag(counter, "code")));
    told.put("inFlightBytes", exchanges.inFlight().bytes());
    told.put("requests", sums(requests(), counter -> outcome(tag(counter, "status"))));
    told.put("health", LiveHealth.of(checks.stream()));
    return told;
  }

  private Stream<Counter> accepted() {
    return counters(IngestMeters.PLATFORM_ITEMS.name(), "kind", USAGE, "outcome", "accepted");
  }

  private Stream<Counter> rejected() {
    return counters(IngestMeters.ITEMS.name(), "kind", USAGE, "outcome", "rejected");
  }

  private Stream<Counter> requests() {
    return counters(REQUESTS, "method", "POST")
        .filter(counter -> WRITES.stream().anyMatch(tag(counter, "route")::startsWith));
  }

  private Stream<Counter> counters(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream();
  }

  private static Map<String, Long> sums(Stream<Counter> counters, Function<Counter, String> by) {
    Map<String, Long> sums = new TreeMap<>();
    counters.forEach(
        counter -> sums.merge(by.apply(counter), Math.round(counter.count()), Long::sum));
    return sums;
  }

  private static String tag(Counter counter, String name) {
    return String.valueOf(counter.getId().getTag(name));
  }

  /** 202 is what is hoped for; of the others, whose fault they are. */
  private static String outcome(String status) {
    return status.equals("202") ? status : status.charAt(0) + "xx";
  }
}
