package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Reports;
import org.linernotes.it.oracle.Facts;

/** Waits until the audit holds, for events of one month that were all sent at least once. */
final class CountedOnce {
  private static final String MONTH = "2024-02";

  private final Api finance;
  private final String platform;

  CountedOnce(Api finance, String platform) {
    this.finance = finance;
    this.platform = platform;
  }

  /**
   * All are recorded once, and the money is right.
   *
   * @param events each once
   * @param acceptedBefore how many of them were answered 202 and then sent again
   * @param once the outcome of each event once
   */
  void await(List<JsonNode> events, long acceptedBefore, Facts once) {
    Awaitility.await("everything counted once")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> check(events.size(), acceptedBefore, once));
  }

  private void check(long events, long acceptedBefore, Facts once) {
    JsonNode audit = audit();
    long reported = audit.path("reported").asLong();
    long duplicates = audit.path("duplicates").asLong();
    assertThat(audit.path("recorded").asLong()).as("recorded: %s", audit).isEqualTo(events);
    assertThat(reported - duplicates).as("counted once: %s", audit).isEqualTo(events);
    assertThat(duplicates).as("sent again: %s", audit).isGreaterThanOrEqualTo(acceptedBefore);
    assertThat(audit.path("conflicts").asLong()).isZero();
    assertThat(audit.path("quarantined").asLong()).isZero();
    assertThat(money(once).differences(money(Reports.of(finance, List.of(MONTH))))).isEmpty();
  }

  /** All but what differs by how often events were sent. */
  private static Facts money(Facts facts) {
    return facts.without(List.of("/reported", "/duplicates"));
  }

  private JsonNode audit() {
    for (JsonNode found : finance.get("/v1/audit/" + MONTH).json().path("platforms")) {
      if (found.get("platform").asText().equals(platform)) {
        return found;
      }
    }
    throw new AssertionError("nothing of " + platform + " in the audit yet");
  }
}
