package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.world.Kind;

/**
 * The OWASP API Security Top 10 of 2023, item by item. Not here: API6 (business flows open to
 * automation: automation is what this API is for) and API10 (what is taken from other APIs: the
 * token issuer's keys alone, whose bounds the unit tests of {@code access.token} try).
 */
@ExtendWith(Integration.class)
class OwaspIT {
  private static final Set<Role> OWNERS = Set.of(Role.FINANCE, Role.PLATFORM, Role.RIGHTSHOLDER);
  private static final Set<Role> STATED = Set.of(Role.FINANCE, Role.RIGHTSHOLDER);
  private static final Set<Role> CATALOGUE = Set.of(Role.RIGHTSHOLDER, Role.ADMIN);
  private static final Set<Role> OPERATING = Set.of(Role.FINANCE, Role.ADMIN);
  private static final Set<Role> LOOKING = Set.of(Role.RIGHTSHOLDER, Role.FINANCE, Role.ADMIN);
  private static final Set<Role> ANYONE = Set.of(Role.values());

  /** What anyone may read, without a key: it says how to ask, and nothing of anyone. */
  private static final String PUBLIC = "GET /v1/schemas/usage-event.avsc";

  /** Who may what, from the contract and not from the code. */
  private static final Map<String, Set<Role>> ALLOWED =
      Map.ofEntries(
          Map.entry(PUBLIC, Set.of(Role.values())),
          Map.entry("POST /v1/usage-events", Set.of(Role.PLATFORM)),
          Map.entry("POST /v1/usage-events:void", Set.of(Role.PLATFORM)),
          Map.entry("GET /v1/usage-events", Set.of(Role.PLATFORM)),
          Map.entry("GET /v1/usage-events/verdicts", Set.of(Role.PLATFORM)),
          Map.entry("GET /v1/usage-events/problems", Set.of(Role.PLATFORM)),
          Map.entry("POST /v1/catalogue/tracks", CATALOGUE),
          Map.entry("POST /v1/catalogue/licences", CATALOGUE),
          Map.entry("POST /v1/catalogue/consents", CATALOGUE),
          Map.entry("POST /v1/previews", CATALOGUE),
          Map.entry("GET /v1/live/ingest", OPERATING),
          Map.entry("GET /v1/live/streams", OPERATING),
          Map.entry("GET /v1/royalties/{month}", OWNERS),
          Map.entry("GET /v1/royalties/{month}/parties/{party}", OWNERS),
          Map.entry("GET /v1/usage/{month}/artists", OWNERS),
          Map.entry("GET /v1/unlicensed/{month}", OWNERS),
          Map.entry("GET /v1/audit/{month}", Set.of(Role.FINANCE, Role.PLATFORM)),
          Map.entry("GET /v1/ledger/entries", OWNERS),
          Map.entry("GET /v1/ledger/entries/{entryId}", OWNERS),
          Map.entry("GET /v1/live/books", OPERATING),
          Map.entry("GET /v1/me", ANYONE),
          Map.entry("GET /v1/months", OPERATING),
          Map.entry("GET /v1/tracks", LOOKING),
          Map.entry("GET /v1/tracks/{trackId}", LOOKING),
          Map.entry("GET /v1/tracks/{trackId}/uses", LOOKING),
          Map.entry("GET /v1/tracks/{trackId}/events", LOOKING),
          Map.entry("GET /v1/tracks/{trackId}/timeline", LOOKING),
          Map.entry("GET /v1/artists", LOOKING),
          Map.entry("GET /v1/consents", LOOKING),
          Map.entry("GET /v1/licences", ANYONE),
          Map.entry("GET /v1/works/unlicensed", ANYONE),
          Map.entry("GET /v1/progress", OPERATING),
          Map.entry("POST /v1/projections:rebuild", Set.of(Role.ADMIN)),
          Map.entry("GET /v1/periods", OPERATING),
          Map.entry("POST /v1/periods/{month}/review", Set.of(Role.FINANCE)),
          Map.entry("POST /v1/periods/{month}/close", Set.of(Role.FINANCE)),
          Map.entry("GET /v1/periods/{month}/draft", Set.of(Role.FINANCE)),
          Map.entry("GET /v1/statements/{month}", STATED),
          Map.entry("GET /v1/statements/{month}/{party}", STATED),
          Map.entry("GET /v1/statements/{month}/{party}/verify", STATED),
          Map.entry("GET /v1/reconciliation/{month}", OPERATING),
          Map.entry("GET /v1/exports/{month}/royalties.csv", Set.of(Role.FINANCE)),
          Map.entry("GET /v1/exports/{month}/royalties.xlsx", Set.of(Role.FINANCE)),
          Map.entry("GET /v1/exports/{month}/journal.ndjson", Set.of(Role.FINANCE)),
          Map.entry("GET /v1/exports/{month}/dsr.tsv", Set.of(Role.FINANCE)));

  private static final HttpClient RAW =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Stack stack;

  OwaspIT(Stack stack) {
    this.stack = stack;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/royalties/2024-02/parties/other",
        "/v1/statements/2024-02/other",
        "/v1/statements/2024-02/other/verify?currency=GBP&sha256=0",
        "/v1/ledger/entries?party=other",
        "/v1/licences?licensor=other"
      })
  void api1BrokenObjectLevelAuthorizationReadsOfAnotherParty(String path) {
    Answer answer = stack.rightsholder("mine").get(path);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("NOT_YOURS");
  }

  @Test
  void api1BrokenObjectLevelAuthorizationOfAnotherPlatform() {
    assertThat(stack.platform("mine").get("/v1/ledger/entries?platform=other").code())
        .isEqualTo("NOT_YOURS");
  }

  @Test
  void api1BrokenObjectLevelAuthorizationWritesOverAnothersItem() {
    Api owner = stack.rightsholder("owner");
    Api thief = stack.rightsholder("thief");
    owner.post(Kind.LICENCE.path(), List.of(Items.licence("owned", "owner", "PER_EXPOSURE", "1")));

    Answer answer =
        thief.post(
            Kind.LICENCE.path(), List.of(Items.licence("owned", "thief", "PER_EXPOSURE", "0")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.faults()).containsExactly("NOT_YOURS at ");
  }

  @Test
  void api2BrokenAuthentication() throws Exception {
    String revoked = stack.keys().add(Role.FINANCE, null);
    Keys.awaitWorking(stack.withKey(revoked));
    stack.keys().revoke(revoked, Role.FINANCE, null);
    Keys.awaitRevoked(stack.withKey(revoked));

    List<String> bad =
        List.of(
            "Bearer " + revoked,
            "Bearer ln_" + "0".repeat(48),
            "Bearer ",
            "Basic ZmluYW5jZTpmaW5hbmNl",
            "Bearer " + unsigned("{\"alg\":\"none\"}"));
    for (String header : bad) {
      HttpResponse<String> answer = raw("GET", "/v1/royalties/2024-02", "authorization", header);
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
      assertThat(answer.body()).doesNotContain(revoked);
    }
  }

  @Test
  void api2BrokenAuthenticationWithAKeyInTheAddress() throws Exception {
    String key = stack.keys().add(Role.FINANCE, null);
    Keys.awaitWorking(stack.withKey(key));

    for (String name : List.of("key", "access_token", "api_key", "authorization")) {
      assertThat(raw("GET", "/v1/royalties/2024-02?" + name + "=" + key, "x-a", "b").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void api3BrokenObjectPropertyLevelAuthorization() {
    JsonNode event =
        Items.usage("sly", "nowhere")
            .put("platform", "victim")
            .put("receivedAt", "2020-01-01T00:00:00Z");
    assertThat(stack.platform("sly").post("/v1/usage-events", List.of(event)).status())
        .isEqualTo(202);

    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> platforms().contains("\"sly\""));
    assertThat(platforms()).doesNotContain("victim");
  }

  private String platforms() {
    return stack.finance().get("/v1/audit/2024-02").text();
  }

  @Test
  void api4UnrestrictedResourceConsumption() throws Exception {
    assertThat(stack.finance().get("/v1/unlicensed/2024-02?limit=10001").code())
        .isEqualTo("LIMIT_INVALID");
    assertThat(raw("GET", "/v1/periods", "x-large", "x".repeat(20_000)).statusCode())
        .isEqualTo(431);
    String nested = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(stack.platform("deep").post("/v1/usage-events", nested).status())
        .isBetween(400, 422);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void api5BrokenFunctionLevelAuthorization(Role role) throws Exception {
    String key = stack.keys().add(role, role.needsSubject() ? "own" : null);
    awaitKnown(key);
    Map<String, String> wrong = new TreeMap<>();
    for (String route : stack.served()) {
      HttpResponse<String> answer = ask(route, "Bearer " + key);
      boolean forbidden = answer.statusCode() == 403;
      if (forbidden == ALLOWED.getOrDefault(route, Set.of()).contains(role)) {
        wrong.put(route, answer.statusCode() + " " + answer.body());
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** By each service: every one of them follows the keys by itself. */
  private void awaitKnown(String key) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              for (String route : stack.served()) {
                if (ask(route, "Bearer " + key).statusCode() == 401) {
                  return false;
                }
              }
              return true;
            });
  }

  @Test
  void api5BrokenFunctionLevelAuthorizationOfNobody() throws Exception {
    for (String route : stack.served()) {
      assertThat(ask(route, "").statusCode()).as(route).isEqualTo(route.equals(PUBLIC) ? 200 : 401);
    }
  }

  /** What does nothing, so that a right to do it is all that is seen. */
  private HttpResponse<String> ask(String route, String authorization)
      throws IOException, InterruptedException {
    int blank = route.indexOf(' ');
    String path =
        route.substring(blank + 1).replace("{month}", "2023-01").replaceAll("\\{\\w+}", "own");
    return raw(route.substring(0, blank), path, "authorization", authorization);
  }

  @Test
  void api7ServerSideRequestForgery() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer inside =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    inside.createContext("/", exchange -> asked.incrementAndGet());
    inside.start();
    try {
      String url = "http://127.0.0.1:" + inside.getAddress().getPort() + "/keys";
      String head =
          "{\"alg\":\"RS256\",\"kid\":\"k\",\"jku\":\"" + url + "\",\"x5u\":\"" + url + "\"}";
      assertThat(
              raw("GET", "/v1/periods", "authorization", "Bearer " + unsigned(head)).statusCode())
          .isEqualTo(401);
      assertThat(asked).hasValue(0);
    } finally {
      inside.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1/periods", "/v1/none", "/docs", "/health/ready", "/openapi.yaml"})
  void api8SecurityMisconfiguration(String path) throws Exception {
    HttpResponse<String> answer = raw("GET", path, "origin", "https://elsewhere.example");

    assertThat(answer.headers().map())
        .containsKeys("x-content-type-options", "x-frame-options", "content-security-policy")
        .doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
    assertThat(raw("TRACE", path, "x-a", "b").statusCode()).isIn(404, 405);
    assertThat(raw("GET", "/v1/none", "x-a", "b").body()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void api9ImproperInventoryManagement() throws Exception {
    assertThat(stack.served())
        .as("what is served is what is described")
        .containsExactlyInAnyOrderElementsOf(described());
    assertThat(stack.served())
        .as("and who may is written down for all of it")
        .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
  }

  private List<String> described() throws IOException, InterruptedException {
    JsonNode paths =
        new YAMLMapper().readTree(raw("GET", "/openapi.yaml", "x-a", "b").body()).get("paths");
    List<String> described = new ArrayList<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (Set.of("get", "post", "put", "delete", "patch").contains(method)) {
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return described;
  }

  private static String unsigned(String head) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String claims = "{\"role\":\"finance\",\"sub\":\"me\",\"exp\":4102444800}";
    return encoder.encodeToString(head.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".AAAA";
  }

  private HttpResponse<String> raw(String method, String path, String name, String value)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header(name, value)
            .build();
    return RAW.send(request, OwaspIT::body);
  }

  /** A live stream never ends by itself: its head is all that is looked at. */
  private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo head) {
    boolean live = head.headers().firstValue("content-type").orElse("").contains("event-stream");
    return live
        ? HttpResponse.BodySubscribers.mapping(
            HttpResponse.BodySubscribers.ofInputStream(), OwaspIT::left)
        : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  private static String left(InputStream stream) {
    try (stream) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
