package org.linernotes.streams.http;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linernotes.http.LiveHealth;
import org.linernotes.service.HealthCheck;
import org.linernotes.streams.flow.FlowState;

/** How use flows, as who looks reads it. */
public final class LiveShapes {
  private LiveShapes() {}

  public static Map<String, @Nullable Object> flow(
      FlowState flow, Stream<HealthCheck> checks, Clock clock) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("at", Instant.ofEpochSecond(clock.instant().getEpochSecond()).toString());
    told.put("state", flow.state());
    told.put("lag", flow.lag());
    told.put("unrated", flow.unrated());
    told.put("oldestUnratedSeconds", ageSeconds(flow));
    told.put("rerating", Map.of("pending", flow.rerating(), "done", flow.rerated()));
    told.put("quarantined", flow.quarantined());
    told.put("health", LiveHealth.of(checks));
    return told;
  }

  private static @Nullable Long ageSeconds(FlowState flow) {
    return flow.unratedAgeSeconds() == 0 ? null : Math.round(flow.unratedAgeSeconds());
  }
}
