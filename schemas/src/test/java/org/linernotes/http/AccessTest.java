package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.sun.net.httpserver.HttpExchange;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.access.ApiKey;
import org.linernotes.access.KeyDirectory;
import org.linernotes.access.Role;
import org.linernotes.access.token.Issuer;
import org.linernotes.access.token.TokenSettings;
import org.linernotes.access.token.Tokens;
import org.linernotes.avro.AccessRecord;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.config.Settings;
import org.slf4j.LoggerFactory;

/** Keys and tokens at a server, and what is written down of each request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final Clock CLOCK = Clock.systemUTC();

  private final ApiKey key = ApiKey.create(new Random(1)::nextBytes);
  private final BlockingQueue<AccessRecord> log = new LinkedBlockingQueue<>();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Issuer issuer = new Issuer("it");
  private final AtomicInteger keyReads = new AtomicInteger();
  private final com.sun.net.httpserver.HttpServer keysOfIssuer = keysOfIssuer();
  private final Tokens tokens = Tokens.start(tokenSettings(), CLOCK);
  private final Access access = new Access(directory(), Optional.of(tokens));
  private final HttpServer server =
      HttpServer.start(
          new HttpSettings("127.0.0.1", 0),
          List.of(new PlainService(this::routes)),
          metrics,
          log::add);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  AccessTest() throws Exception {}

  @AfterAll
  void stop() {
    CompletableFuture<Void> unused = server.stop(); // nobody waits for it
    tokens.close();
    keysOfIssuer.stop(0);
  }

  private com.sun.net.httpserver.HttpServer keysOfIssuer() throws IOException {
    com.sun.net.httpserver.HttpServer keys =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext("/keys", this::answerKeys);
    keys.start();
    return keys;
  }

  private void answerKeys(HttpExchange exchange) throws IOException {
    keyReads.incrementAndGet();
    byte[] body = issuer.keys().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private TokenSettings tokenSettings() {
    String url = "http://127.0.0.1:" + keysOfIssuer.getAddress().getPort() + "/keys";
    Map<String, String> environment =
        Map.of(
            TokenSettings.JWKS_URL.name(), url,
            TokenSettings.ISSUER.name(), Issuer.NAME,
            TokenSettings.AUDIENCE.name(), Issuer.AUDIENCE);
    return TokenSettings.from(new Settings(environment)).orElseThrow();
  }

  private KeyDirectory directory() {
    KeyDirectory keys = new KeyDirectory(CLOCK);
    keys.put(new ApiKeyRecord(key.sha256(), "PLATFORM", "sonara", CLOCK.instant(), null, false));
    return keys;
  }

  private void routes(ServerBuilder builder) {
    builder.service(
        "/v1/royalties/{month}",
        (context, request) -> {
          access.require(request.headers(), Role.FINANCE, Role.PLATFORM);
          return Json.response(HttpStatus.OK, Map.of());
        });
    builder.service(
        "/v1/usage-events",
        (context, request) -> {
          access.require(request.headers(), Role.PLATFORM);
          return HttpResponse.of(request.aggregate().thenApply(body -> accepted(context)));
        });
  }

  private static HttpResponse accepted(ServiceRequestContext context) {
    new RequestItems(3, 1).on(context);
    return Json.response(HttpStatus.ACCEPTED, Map.of());
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private java.net.http.HttpResponse<String> send(HttpRequest.Builder request, String credential)
      throws IOException, InterruptedException {
    request.header("authorization", "Bearer " + credential);
    return client.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
  }

  private AccessRecord logged() throws InterruptedException {
    return Objects.requireNonNull(log.poll(20, TimeUnit.SECONDS), "no record");
  }

  private String token(String role) throws Exception {
    return issuer.es256(Issuer.claims(Instant.now()).claim("role", role).build());
  }

  /** The keys of the issuer are read beside: until then the answer is 503. */
  private java.net.http.HttpResponse<String> sendWhenKeysAreKnown(String path, String token)
      throws Exception {
    java.net.http.HttpResponse<String> answer = send(at(path), token);
    while (answer.statusCode() == 503) {
      logged();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50)); // only so many a second are logged
      answer = send(at(path), token);
    }
    return answer;
  }

  @Test
  void shouldTakeATokenBesideKeys() throws Exception {
    java.net.http.HttpResponse<String> answer =
        sendWhenKeysAreKnown("/v1/royalties/2026-10", token("finance"));

    assertThat(answer.statusCode()).isEqualTo(200);
    AccessRecord record = logged();
    assertThat(record.getRole()).isEqualTo("FINANCE");
    assertThat(record.getCredential()).isEqualTo("token:sonara");
  }

  @Test
  void shouldHoldATokenToItsRole() throws Exception {
    java.net.http.HttpResponse<String> answer =
        sendWhenKeysAreKnown("/v1/royalties/2026-10", token("admin"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(logged().getCode()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void shouldRefuseATokenOfAnotherIssuerWithoutAskingWhereItPoints() throws Exception {
    String foreign = new Issuer("it").es256(Issuer.claims(Instant.now()).build());
    java.net.http.HttpResponse<String> answer =
        sendWhenKeysAreKnown("/v1/royalties/2026-10", foreign);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("TOKEN_INVALID").doesNotContain(foreign);
    assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
    assertThat(logged().getCredential()).isNull();
  }

  @Test
  void shouldWriteDownWhoReadMoney() throws Exception {
    HttpRequest.Builder request =
        at("/v1/royalties/2026-10?limit=5&token=hidden&x=" + key.text())
            .header("x-request-id", "run-7/batch:3");
    java.net.http.HttpResponse<String> answer = send(request, key.text());

    assertThat(answer.headers().firstValue("x-request-id")).contains("run-7/batch:3");
    AccessRecord record = logged();
    assertThat(record.getRole()).isEqualTo("PLATFORM");
    assertThat(record.getSubject()).isEqualTo("sonara");
    assertThat(record.getCredential()).isEqualTo("key:" + ApiKey.id(key.sha256()));
    assertThat(record.getMethod()).isEqualTo("GET");
    assertThat(record.getPath()).isEqualTo("/v1/royalties/2026-10");
    assertThat(record.getQuery()).isEqualTo("limit=5&token=~&x=~");
    assertThat(record.getStatus()).isEqualTo(200);
    assertThat(record.getCode()).isNull();
    assertThat(record.getClient()).isEqualTo("127.0.0.1");
    assertThat(record.getRequestId()).isEqualTo("run-7/batch:3");
    assertThat(record.getResponseBytes()).isEqualTo(2);
  }

  @Test
  void shouldWriteDownEveryWriteWithItsItems() throws Exception {
    send(at("/v1/usage-events").POST(HttpRequest.BodyPublishers.ofString("12345")), key.text());

    AccessRecord record = logged();
    assertThat(record.getMethod()).isEqualTo("POST");
    assertThat(record.getAccepted()).isEqualTo(3);
    assertThat(record.getRejected()).isEqualTo(1);
    assertThat(record.getRequestBytes()).isEqualTo(5);
    assertThat(record.getStatus()).isEqualTo(202);
  }

  @Test
  void shouldNotWriteDownHowAPlatformFollowsItsOwnEvents() throws Exception {
    send(at("/v1/usage-events"), key.text());
    send(at("/v1/royalties/2026-09"), key.text());

    assertThat(logged().getPath()).isEqualTo("/v1/royalties/2026-09");
  }

  @Test
  void shouldWriteDownWhoIsRefusedAsUnknown() throws Exception {
    java.net.http.HttpResponse<String> answer = send(at("/v1/usage-events"), "ln_nothing");

    assertThat(answer.statusCode()).isEqualTo(401);
    AccessRecord record = logged();
    assertThat(record.getRole()).isNull();
    assertThat(record.getStatus()).isEqualTo(401);
    assertThat(record.getCode()).isEqualTo("KEY_INVALID");
  }

  @Test
  void shouldWriteDownSoManyStrangersPerSecondOnly() {
    PerSecond limit = new PerSecond();
    int admitted = 0;
    for (int i = 0; i < 1000; i++) {
      admitted += limit.admits(1_700_000_000_000L + i % 999) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(PerSecond.MOST);
    assertThat(limit.admits(1_700_000_001_000L)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'a b'", "'<script>'", "'-x'", "''"})
  void shouldMakeARequestIdInPlaceOfAnUnsafeOne(String sent) throws Exception {
    java.net.http.HttpResponse<String> answer =
        send(at("/v1/royalties/2026-10").header("x-request-id", sent), key.text());

    assertThat(answer.headers().firstValue("x-request-id").orElseThrow())
        .matches("[0-9a-f]{16}")
        .isEqualTo(logged().getRequestId());
  }

  @Test
  void shouldNeverLogAKeyOrTokenNorAnswerWithOne() throws Exception {
    String token = token("finance");
    ListAppender<ILoggingEvent> seen = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger armeria = (Logger) LoggerFactory.getLogger("com.linecorp.armeria.server");
    Level rootLevel = root.getLevel();
    seen.start();
    root.addAppender(seen);
    root.setLevel(Level.DEBUG);
    armeria.setLevel(Level.DEBUG);
    try {
      for (String credential : List.of(key.text(), key.text() + "0", token, token + "x")) {
        for (String path :
            List.of("/v1/royalties/2026-10", "/v1/royalties/" + credential, "/v1/" + credential)) {
          java.net.http.HttpResponse<String> answer = send(at(path), credential);
          assertThat(answer.body()).doesNotContain(credential);
          assertThat(logged().toString()).doesNotContain(credential, token);
        }
      }
    } finally {
      root.setLevel(rootLevel);
      root.detachAppender(seen);
    }
    assertThat(seen.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(key.text()) || line.contains(token));
  }
}
