package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.config.Settings;

/** The server on a real port: what it lets clients hold, and what it tells them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServerTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final byte[] EMPTY_SETTINGS = HexFormat.of().parseHex("000000040000000000");

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpServer server = start("100", "1", metrics);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static HttpServer start(
      String connections, String headerSeconds, PrometheusMeterRegistry metrics) {
    Map<String, String> environment =
        Map.of(
            HttpSettings.PORT.name(),
            "0",
            HttpSettings.MAX_CONNECTIONS.name(),
            connections,
            HttpSettings.HEADER_SECONDS.name(),
            headerSeconds,
            HttpSettings.MAX_HEADER_KIB.name(),
            "4");
    return HttpServer.start(
        HttpSettings.from(new Settings(environment)), List.of(new PlainService()), metrics);
  }

  @AfterAll
  void stop() {
    CompletableFuture<Void> unused = server.stop(); // nobody waits for it
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private Wire wire() throws IOException {
    return new Wire(server.url());
  }

  private double slow() {
    return closed(metrics, "slow-head");
  }

  private static double closed(PrometheusMeterRegistry metrics, String reason) {
    return metrics.get("http.server.connections.closed").tag("reason", reason).counter().count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/things", "/v1/broken", "/nowhere", "/docs", "/health/live"})
  void shouldSendSecurityHeadersWithEveryAnswer(String path) throws Exception {
    HttpResponse<String> answer = send(at(path));

    assertThat(answer.headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-frame-options", List.of("DENY"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .containsEntry("cache-control", List.of("no-store"))
        .doesNotContainKeys("server", "strict-transport-security");
    assertThat(answer.headers().allValues("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void shouldTellNothingOfItsInsideWhenSomethingBreaks() throws Exception {
    HttpResponse<String> answer = send(at("/v1/broken"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("\"code\":\"INTERNAL\"")
        .doesNotContain("secret", "linernotes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PUT", "DELETE"})
  void shouldRefuseMethodsThatNothingServes(String method) throws Exception {
    try (Wire wire = wire()) {
      String answer =
          wire.send(method + " /v1/bodies HTTP/1.1\r\nhost: a\r\n\r\n").until("\r\n\r\n");
      assertThat(answer).matches("(?s)HTTP/1.1 (405|501|400) .*").contains("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/docs.js", "/openapi.yaml", "/health/live", "/metrics"})
  void shouldOnlyLetItsPagesBeRead(String path) throws Exception {
    for (String method : List.of("TRACE", "POST")) {
      try (Wire wire = wire()) {
        String request = method + " " + path + " HTTP/1.1\r\nhost: a\r\n\r\n";
        assertThat(wire.send(request).until("\r\n\r\n")).startsWith("HTTP/1.1 405");
      }
    }
    assertThat(send(at(path)).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldCloseAConnectionWhoseHeadDoesNotEnd() throws Exception {
    double before = slow();
    try (Wire wire = wire()) {
      assertThat(wire.send("GET /v1/things HTTP/1.1\r\nhost: a\r\n").untilClosed()).isEmpty();
    }
    assertThat(slow()).isEqualTo(before + 1);
  }

  @Test
  void shouldCloseAConnectionWhoseSecondHeadDoesNotEnd() throws Exception {
    double before = slow();
    try (Wire wire = wire()) {
      wire.send("GET /v1/things HTTP/1.1\r\nhost: a\r\n\r\n").until("{\"a\":1}");
      assertThat(wire.send("G").untilClosed()).isEmpty();
    }
    assertThat(slow()).isEqualTo(before + 1);
  }

  @Test
  void shouldLetABodyTakeLongerThanAHead() throws Exception {
    double before = slow();
    try (Wire wire = wire()) {
      wire.send("POST /v1/bodies HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\n");
      for (String piece : List.of("a", "b", "c")) {
        wire.send(piece);
        assertThat(wire.quietFor(600)).isTrue();
      }
      assertThat(wire.send("d").until("abcd")).startsWith("HTTP/1.1 200");
    }
    assertThat(slow()).isEqualTo(before);
  }

  @Test
  void shouldCloseAnHttp2ConnectionWithAnUnfinishedHead() throws Exception {
    double before = slow();
    byte[] headers = HexFormat.of().parseHex("000001010000000001" + "82"); // without END_HEADERS
    try (Wire wire = wire()) {
      wire.send(PREFACE).send(EMPTY_SETTINGS).send(headers).untilClosed();
    }
    assertThat(slow()).isEqualTo(before + 1);
  }

  @Test
  void shouldKeepAnHttp2ConnectionThatOwesNothing() throws Exception {
    double before = slow();
    byte[] ping = HexFormat.of().parseHex("000008060000000000" + "0102030405060708");
    try (Wire wire = wire()) {
      wire.send(PREFACE).send(EMPTY_SETTINGS);
      for (int i = 0; i < 3; i++) {
        wire.send(ping).until("\1\2\3\4\5\6\7\b");
        assertThat(wire.quietFor(600)).isTrue();
      }
    }
    assertThat(slow()).isEqualTo(before);
  }

  @Test
  void shouldServeHttp2AlsoAfterAnUpgrade() throws Exception {
    HttpClient http2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer =
          http2.send(at("/v1/things").build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }
  }

  @Test
  void shouldAnswerOneConnectionTooManyThatItIs() throws Exception {
    String request = "GET /v1/things HTTP/1.1\r\nhost: a\r\n\r\n";
    PrometheusMeterRegistry counted = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (HttpServer small = start("1", "10", counted);
        Wire first = new Wire(small.url())) {
      first.send(request).until("{\"a\":1}");
      try (Wire second = new Wire(small.url())) {
        assertThat(second.send(request).untilClosed())
            .startsWith("HTTP/1.1 503")
            .contains("retry-after: 1", "TOO_MANY_CONNECTIONS", "nosniff");
      }
      first.send(request).until("{\"a\":1}");
      assertThat(closed(counted, "too-many")).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseAHeadThatIsTooLarge() throws Exception {
    HttpResponse<String> answer = send(at("/v1/things").header("x-large", "x".repeat(5000)));
    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(answer.body()).contains("REQUEST_HEADER_FIELDS_TOO_LARGE");

    HttpResponse<String> longPath = send(at("/v1/things?x=" + "x".repeat(5000)));
    assertThat(longPath.statusCode()).isEqualTo(414);
  }

  @Test
  void shouldServeTheRenderedApiWithScriptsOfItsOwnOnly() throws Exception {
    assertThat(send(at("/docs")).body()).doesNotContain("<script>");
    assertThat(send(at("/docs/docs.js")).body()).contains("SwaggerUIBundle");
  }
}
