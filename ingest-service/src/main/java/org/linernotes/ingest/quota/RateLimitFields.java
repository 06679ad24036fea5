package org.linernotes.ingest.quota;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code RateLimit-Limit}, {@code -Remaining}, {@code -Reset} and {@code -Policy} as in
 * draft-ietf-httpapi-ratelimit-headers-06, the last with a field for each number: that is what
 * clients and gateways read today. Of several limits the three numbers tell the one that is nearest
 * to its end; the policy lists all.
 */
final class RateLimitFields {
  private RateLimitFields() {}

  /** Empty where there is no limit. */
  static Map<String, String> of(List<Allowance> allowances, Moment now) {
    Map<String, String> fields = new LinkedHashMap<>();
    allowances.stream()
        .min(Comparator.comparingDouble(allowance -> share(allowance, now)))
        .ifPresent(
            nearest -> {
              fields.put("ratelimit-limit", Long.toString(nearest.limit()));
              fields.put("ratelimit-remaining", Long.toString(nearest.remaining(now)));
              fields.put("ratelimit-reset", Long.toString(nearest.resetSeconds(now)));
              fields.put("ratelimit-policy", policy(allowances));
            });
    return fields;
  }

  private static double share(Allowance allowance, Moment now) {
    return (double) allowance.remaining(now) / allowance.limit();
  }

  static String policy(List<Allowance> allowances) {
    return allowances.stream()
        .map(a -> a.limit() + ";w=" + a.windowSeconds() + ";comment=\"" + a.words() + "\"")
        .collect(Collectors.joining(", "));
  }
}
