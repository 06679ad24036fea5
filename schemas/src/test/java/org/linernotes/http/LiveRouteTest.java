package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.access.ApiKey;
import org.linernotes.access.KeyDirectory;
import org.linernotes.avro.ApiKeyRecord;

/** Live streams on a real port. */
class LiveRouteTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int MOST = 2;

  private final KeyDirectory keys = new KeyDirectory(CLOCK);
  private final Random random = new Random(1);
  private final ApiKey finance = key("FINANCE", null);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server = telling(() -> Map.of("n", asked.incrementAndGet()));

  private HttpServer telling(Supplier<?> source) {
    LiveRoute.Pace pace = new LiveRoute.Pace(Duration.ofMillis(200), 3, MOST);
    LiveRoute route = new LiveRoute("/v1/live", new Access(keys), source, pace);
    return HttpServer.start(
        new HttpSettings("127.0.0.1", 0),
        List.of(new PlainService(route)),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private void tell(Supplier<?> source) {
    stop();
    server = telling(source);
  }

  private ApiKey key(String role, @Nullable String subject) {
    ApiKey key = ApiKey.create(random::nextBytes);
    keys.put(record(key, role, subject, false));
    return key;
  }

  private static ApiKeyRecord record(
      ApiKey key, String role, @Nullable String subject, boolean revoked) {
    return new ApiKeyRecord(key.sha256(), role, subject, CLOCK.instant(), null, revoked);
  }

  @AfterEach
  void stop() {
    CompletableFuture<Void> unused = server.stop(); // nobody waits for it
  }

  private Wire look(ApiKey key) throws IOException {
    String head = "GET /v1/live HTTP/1.1\r\nhost: a\r\nauthorization: Bearer " + key.text();
    return new Wire(server.url()).send(head + "\r\n\r\n");
  }

  @Test
  void shouldTellWhatHoldsAgainAndAgain() throws Exception {
    try (Wire wire = look(finance)) {
      String first = wire.until("event: flow\ndata: {\"n\":");

      assertThat(first)
          .startsWith("HTTP/1.1 200 OK")
          .contains("content-type: text/event-stream", "cache-control: no-store");
      int told = Integer.parseInt(wire.until("}").replace("}", ""));
      wire.until("event: flow\ndata: {\"n\":");
      assertThat(Integer.parseInt(wire.until("}").replace("}", ""))).isGreaterThan(told);
    }
  }

  @Test
  void shouldSendACommentNowAndThenEvenIfThereIsNothingToTell() throws Exception {
    tell(
        () -> {
          throw new IllegalStateException("away");
        });
    try (Wire wire = look(finance)) {
      for (int i = 0; i < 3; i++) {
        assertThat(wire.until(": here\n\n")).doesNotContain("event: ", "away");
      }
    }
  }

  @Test
  void shouldRefuseAPlatform() throws Exception {
    try (Wire wire = look(key("PLATFORM", "sonara"))) {
      assertThat(wire.until("\r\n\r\n")).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void shouldEndTheStreamOfAKeyThatIsRevoked() throws Exception {
    ApiKey key = key("ADMIN", null);
    try (Wire wire = look(key)) {
      wire.until("event: flow");
      keys.put(record(key, "ADMIN", null, true));
      wire.until("\r\n0\r\n\r\n");
    }
  }

  @Test
  void shouldEndWithTheServer() throws Exception {
    try (Wire wire = look(finance)) {
      wire.until("event: flow");
      server.close();
      assertThat(wire.untilClosed()).endsWith("\r\n0\r\n\r\n");
    }
  }

  @Test
  void shouldRefuseOneLookerTooManyUntilAnotherLeaves() throws Exception {
    try (Wire first = look(finance)) {
      first.until("event: flow");
      try (Wire second = look(finance)) {
        second.until("event: flow");
        try (Wire third = look(finance)) {
          assertThat(third.until("\r\n\r\n")).startsWith("HTTP/1.1 503").contains("retry-after");
        }
      }
      awaitPlace();
    }
  }

  /** Until a look succeeds. */
  private void awaitPlace() throws IOException {
    String head;
    do {
      try (Wire wire = look(finance)) {
        head = wire.until("\r\n\r\n");
      }
    } while (!head.startsWith("HTTP/1.1 200"));
  }
}
