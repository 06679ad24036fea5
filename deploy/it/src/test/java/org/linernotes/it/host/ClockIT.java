package org.linernotes.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.access.Role;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.IngestService;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Stack;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.service.ServiceContext;

/** Two ingest hosts whose clocks went forty days ahead and behind: months come from the event. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockIT {
  private static final Duration AWAY = Duration.ofDays(40);

  private final Stack stack;
  private final Host ahead;
  private final Host behind;

  ClockIT(Stack stack) {
    this.stack = stack;
    ahead = new Host(stack, AWAY);
    behind = new Host(stack, AWAY.negated());
  }

  /** An ingest host beside the stack, whose clock is elsewhere. */
  private static final class Host implements AutoCloseable {
    private final IngestService service;
    private final HttpServer http;

    Host(Stack stack, Duration away) {
      PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      service =
          new IngestService(
              new ServiceContext(
                  stack.settings(),
                  stack.context().schemaIds(),
                  metrics,
                  Clock.offset(Clock.systemUTC(), away)));
      service.start();
      http = HttpServer.start(HttpSettings.from(stack.settings()), List.of(service), metrics);
    }

    @Override
    public void close() {
      http.close();
      service.close();
    }
  }

  @AfterAll
  void stop() {
    ahead.close();
    behind.close();
  }

  private Api at(Host host, Role role, String subject) {
    String key;
    try (Keys keys = new Keys(KafkaSettings.from(stack.settings()), stack.context().schemaIds())) {
      key = keys.add(role, role.needsSubject() ? subject : null);
    }
    Api api = Api.of(host.http.url(), key);
    Awaitility.await("key works")
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.post("/v1/usage-events", "").status() != 401);
    return api;
  }

  @Test
  void shouldTakeTheMonthFromTheEventAndCountItOnceWhateverTheHostsClock() {
    Api fast = at(ahead, Role.PLATFORM, "clocks");
    Api slow = at(behind, Role.PLATFORM, "clocks");
    JsonNode both = Items.usage("both", "clock");

    assertThat(fast.post("/v1/usage-events", List.of(both)).status()).isEqualTo(202);
    assertThat(slow.post("/v1/usage-events", List.of(both)).status()).isEqualTo(202);
    assertThat(slow.post("/v1/usage-events", List.of(Items.usage("one", "clock"))).status())
        .isEqualTo(202);

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(audit("clocks"))
                    .containsExactly("reported 3", "recorded 2", "duplicates 1", "conflicts 0"));
  }

  private List<String> audit(String platform) {
    JsonNode months = stack.finance().get("/v1/audit/2024-02").json().get("platforms");
    for (JsonNode month : months) {
      if (month.get("platform").asText().equals(platform)) {
        return Stream.of("reported", "recorded", "duplicates", "conflicts")
            .map(count -> count + " " + month.get(count).asLong())
            .toList();
      }
    }
    return List.of();
  }

  @Test
  void shouldRefuseWhatTheHostTakesForTheFutureAndRecordItElsewhere() {
    Api slow = at(behind, Role.PLATFORM, "today");
    Api fast = at(ahead, Role.PLATFORM, "today");
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<JsonNode> today = List.of(Items.usage("now", "clock").put("occurredAt", now));

    assertThat(slow.post("/v1/usage-events", today).status()).isEqualTo(422);
    assertThat(fast.post("/v1/usage-events", today).status()).isEqualTo(202);
  }

  @Test
  void shouldLetTheItemAcceptedLastWinThoughItsHostsClockIsBehind() {
    Api first = at(ahead, Role.ADMIN, "");
    Api last = at(behind, Role.ADMIN, "");
    assertThat(first.post("/v1/catalogue/tracks", List.of(Items.track("tick", "tick"))).status())
        .isEqualTo(202);
    assertThat(licence(first, "1")).isEqualTo(202);
    assertThat(licence(last, "2")).isEqualTo(202);
    Api fast = at(ahead, Role.PLATFORM, "ticking");
    fast.post("/v1/usage-events", List.of(Items.usage("tick", "tick")));

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> owed("tick").equals("2.000000000"));
  }

  private static int licence(Api host, String amount) {
    return host.post(
            "/v1/catalogue/licences",
            List.of(Items.licence("tick", "tick", "PER_EXPOSURE", amount)))
        .status();
  }

  private String owed(String party) {
    for (JsonNode total : stack.finance().get("/v1/royalties/2024-02").json().get("totals")) {
      if (total.get("party").asText().equals(party)) {
        return total.get("accrued").asText();
      }
    }
    return "";
  }
}
