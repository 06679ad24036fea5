package org.linernotes.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linernotes.service.HealthCheck;

/** What {@code /health/ready} says, for a {@link LiveRoute}. */
public final class LiveHealth {
  private LiveHealth() {}

  /** Asks each part; takes as long as they do. */
  public static List<Map<String, Object>> of(Stream<HealthCheck> checks) {
    return checks.map(LiveHealth::part).toList();
  }

  private static Map<String, Object> part(HealthCheck check) {
    String problem = check.problem().get().orElse("");
    return Map.of(
        "name",
        check.name(),
        "ok",
        problem.isEmpty(),
        "detail",
        problem.isEmpty() ? "UP" : problem);
  }
}
