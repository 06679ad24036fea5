package org.linernotes.it.rig.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must hold in every single answer of the finance API, at any moment. */
final class Balance {
  private Balance() {}

  /** Debits are credits, and the credits are what the parties' totals come to. */
  static List<String> ofRoyalties(JsonNode royalties) {
    Map<String, BigDecimal> totals = new HashMap<>();
    for (JsonNode total : royalties.path("totals")) {
      totals.merge(
          total.get("currency").asText(),
          new BigDecimal(total.get("accrued").asText()),
          BigDecimal::add);
    }
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonNode> control : royalties.path("control").properties()) {
      BigDecimal debits = new BigDecimal(control.getValue().get("debits").asText());
      BigDecimal credits = new BigDecimal(control.getValue().get("credits").asText());
      BigDecimal total = totals.getOrDefault(control.getKey(), BigDecimal.ZERO);
      if (debits.compareTo(credits) != 0 || credits.compareTo(total) != 0) {
        wrong.add(
            "%s %s: debits %s, credits %s, totals %s"
                .formatted(
                    royalties.path("period").asText(), control.getKey(), debits, credits, total));
      }
    }
    return wrong;
  }

  /** No event disappears. */
  static List<String> ofAudit(JsonNode audit) {
    List<String> wrong = new ArrayList<>();
    for (JsonNode platform : audit.path("platforms")) {
      boolean reported =
          sum(platform, "reported")
              == sum(platform, "recorded", "duplicates", "conflicts", "quarantined");
      boolean recorded = sum(platform, "recorded") == sum(platform, "counted", "voided");
      if (!reported || !recorded) {
        wrong.add(audit.path("period").asText() + " audit: " + platform);
      }
    }
    return wrong;
  }

  private static long sum(JsonNode audit, String... counts) {
    return Stream.of(counts).mapToLong(count -> audit.get(count).asLong()).sum();
  }

  /** All uses recorded. */
  static long recorded(JsonNode audit) {
    long sum = 0;
    for (JsonNode platform : audit.path("platforms")) {
      sum += platform.get("recorded").asLong();
    }
    return sum;
  }
}
