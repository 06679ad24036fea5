package org.linernotes.ingest.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.ingest.http.IngestFixture.CONSENT;
import static org.linernotes.ingest.http.IngestFixture.EVENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linernotes.access.Role;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.Topics;

@Timeout(60)
class WriteServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USAGE = "/v1/usage-events";
  private static final String VOIDS = "/v1/usage-events:void";
  private static final String VOID =
      "{\"track\":\"ISRC:us-um7-18-04534\",\"id\":\"e1\",\"reason\":\"twice\"}";
  private static final String BAD = "{\"id\":\"bad\"}";

  private final IngestFixture ingest = new IngestFixture();
  private final String platform = ingest.key(Role.PLATFORM, "musicflow");

  @AfterEach
  void close() {
    ingest.close();
  }

  private HttpRequest.Builder usage(String body) {
    return as(platform, ingest.post(USAGE, body)).header("Content-Type", "application/json");
  }

  private static HttpRequest.Builder as(String key, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> sent(HttpRequest.Builder request, int status, String code)
      throws JsonProcessingException {
    HttpResponse<String> response = ingest.send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(JSON.readTree(response.body()).get("code").asText()).isEqualTo(code);
    return response;
  }

  private JsonNode accepted(HttpRequest.Builder request) throws JsonProcessingException {
    HttpResponse<String> response = ingest.send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return JSON.readTree(response.body());
  }

  @Test
  void shouldAnswerPerItemAndNeverLetOneBadItemCostTheOthers() throws Exception {
    JsonNode answer = accepted(usage("[" + EVENT + "," + BAD + "," + EVENT + "]"));
    assertThat(answer.get("received").asInt()).isEqualTo(3);
    assertThat(answer.get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.get("rejected").asInt()).isEqualTo(1);
    assertThat(answer.get("errors")).hasSize(1);
    assertThat(answer.get("errors").get(0).get("index").asInt()).isEqualTo(1);
    assertThat(answer.get("errors").get(0).get("id").asText()).isEqualTo("bad");
    assertThat(answer.get("errors").get(0).get("code").asText()).isEqualTo("FIELD_MISSING");
    assertThat(answer.get("warnings")).isEmpty();
    assertThat(ingest.log.entries).hasSize(2);
    assertThat(ingest.log.topics).containsExactly(Topics.USAGE_REPORTED);
    assertThat(ingest.metrics.scrape())
        .contains(
            "ingest_items_total{code=\"FIELD_MISSING\",kind=\"usage\",outcome=\"rejected\"} 1");
  }

  @Test
  void shouldWriteAvroForThePlatformOfTheKey() throws Exception {
    accepted(usage(EVENT.replace("{", "{\"platform\":\"other\",")));
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());
    UsageReported event =
        serde.deserialize(Topics.USAGE_REPORTED.name(), ingest.log.entries.get(0).value());
    assertThat(event.getPlatform()).isEqualTo("musicflow");
    assertThat(event.getTrack()).isEqualTo("isrc:USUM71804534");
  }

  @Test
  void shouldTakeVoidsUnderTheKeyOfTheUse() throws Exception {
    JsonNode answer =
        accepted(
            as(platform, ingest.post(VOIDS, VOID + "\n" + BAD + "\n"))
                .header("Content-Type", "application/x-ndjson"));
    assertThat(answer.get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.get("rejected").asInt()).isEqualTo(1);
    assertThat(ingest.log.topics).containsExactly(Topics.USAGE_VOIDS);
    LogEntry entry = ingest.log.entries.get(0);
    assertThat(new String(entry.key(), StandardCharsets.UTF_8)).isEqualTo("isrc:USUM71804534");
    AvroSerde<UsageVoid> serde = AvroSerde.of(Topics.USAGE_VOIDS, new ReleasedSchemas());
    assertThat(serde.deserialize(Topics.USAGE_VOIDS.name(), entry.value()))
        .isEqualTo(
            new UsageVoid("musicflow", "isrc:USUM71804534", "e1", "twice", IngestFixture.NOW));
    assertThat(ingest.metrics.scrape())
        .contains("ingest_items_total{code=\"none\",kind=\"voids\",outcome=\"accepted\"} 1");
    sent(
        as(platform, ingest.post(VOIDS + "?atomic=true", "[" + VOID + "," + BAD + "]")),
        422,
        "ATOMIC_REJECTED");
    assertThat(ingest.log.entries).hasSize(1);
  }

  @Test
  void shouldAskForAKeyOfTheRightRole() throws Exception {
    sent(ingest.post(USAGE, EVENT), 401, "KEY_MISSING");
    sent(as("ln_nonsense", ingest.post(USAGE, EVENT)), 401, "KEY_INVALID");
    String holder = ingest.key(Role.RIGHTSHOLDER, "a1");
    String finance = ingest.key(Role.FINANCE, null);
    String admin = ingest.key(Role.ADMIN, null);
    String consents = "/v1/catalogue/consents";
    for (String other : List.of(holder, finance, admin)) {
      sent(as(other, ingest.post(USAGE, EVENT)), 403, "ROLE_NOT_ALLOWED");
      sent(as(other, ingest.post(VOIDS, VOID)), 403, "ROLE_NOT_ALLOWED");
    }
    for (String path : List.of(consents, "/v1/catalogue/tracks", "/v1/catalogue/licences")) {
      sent(as(platform, ingest.post(path, CONSENT)), 403, "ROLE_NOT_ALLOWED");
      sent(as(finance, ingest.post(path, CONSENT)), 403, "ROLE_NOT_ALLOWED");
    }
    assertThat(ingest.log.entries).isEmpty();
    accepted(as(holder, ingest.post(consents, CONSENT)));
    accepted(as(admin, ingest.post(consents, CONSENT)));
    String other = ingest.key(Role.RIGHTSHOLDER, "a2");
    sent(as(other, ingest.post(consents, CONSENT)), 422, "ALL_REJECTED");
  }

  @Test
  void shouldTellTheBodysFaultsApart() throws Exception {
    sent(usage("hello"), 400, "BODY_NOT_JSON");
    sent(usage("[" + EVENT + ",{"), 400, "BODY_NOT_JSON");
    sent(usage(""), 400, "BODY_EMPTY");
    sent(usage(EVENT).header("Content-Encoding", "gzip"), 400, "BODY_NOT_DECODABLE");
    sent(usage("").header("Content-Encoding", "gzip"), 400, "BODY_EMPTY");
    sent(usage(EVENT).header("Content-Encoding", "br"), 415, "CONTENT_ENCODING_UNSUPPORTED");
    sent(
        as(platform, ingest.post(USAGE, EVENT)).header("Content-Type", "text/csv"),
        415,
        "CONTENT_TYPE_UNSUPPORTED");
    sent(usage(" ".repeat(IngestFixture.MAX_BODY_BYTES + 1)), 413, "BODY_TOO_LARGE");
    sent(usage("[" + "1,".repeat(1000) + "1]"), 413, "TOO_MANY_ITEMS");
    assertThat(ingest.log.entries).isEmpty();
  }

  @Test
  void shouldRefuseABodyThatIsTooLargeAlsoWhenItDoesNotSayItsSize() throws Exception {
    byte[] large = new byte[IngestFixture.MAX_BODY_BYTES + 1];
    HttpRequest.Builder request =
        usage("")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
    sent(request, 413, "BODY_TOO_LARGE");
    byte[] noise = new byte[IngestFixture.MAX_BODY_BYTES * 3 / 4];
    new Random(1).nextBytes(noise);
    String digits = HexFormat.of().formatHex(noise); // twice as many, and compressed as few again
    byte[] compressed = Zstd.compress(digits.getBytes(StandardCharsets.US_ASCII));
    sent(
        as(platform, ingest.post(USAGE, compressed)).header("Content-Encoding", "zstd"),
        413,
        "BODY_TOO_LARGE");
  }

  @Test
  void shouldTakeCompressedLines() throws Exception {
    byte[] lines = (EVENT + "\n\nnope\n" + EVENT).getBytes(StandardCharsets.UTF_8);
    JsonNode answer =
        accepted(
            as(platform, ingest.post(USAGE, Zstd.compress(lines)))
                .header("Content-Type", "application/x-ndjson; charset=utf-8")
                .header("Content-Encoding", "zstd"));
    assertThat(answer.get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.get("errors").get(0).get("code").asText()).isEqualTo("LINE_NOT_JSON");
    assertThat(answer.get("errors").get(0).get("index").asInt()).isEqualTo(1);
  }

  @Test
  void shouldAnswer422WithTheSameMembersWhenAllAreRejected() throws Exception {
    JsonNode answer =
        JSON.readTree(sent(usage("[" + BAD + "," + BAD + "]"), 422, "ALL_REJECTED").body());
    assertThat(answer.get("received").asInt()).isEqualTo(2);
    assertThat(answer.get("accepted").asInt()).isZero();
    assertThat(answer.get("rejected").asInt()).isEqualTo(2);
    assertThat(answer.get("errors")).hasSize(2);
  }

  @Test
  void shouldTakeAllOrNothingWhenAsked() throws Exception {
    HttpRequest.Builder mixed =
        as(platform, ingest.post(USAGE + "?atomic=true", "[" + EVENT + "," + BAD + "]"));
    sent(mixed, 422, "ATOMIC_REJECTED");
    assertThat(ingest.log.entries).isEmpty();
    accepted(as(platform, ingest.post(USAGE + "?atomic=true", "[" + EVENT + "]")));
    sent(as(platform, ingest.post(USAGE + "?atomic=maybe", EVENT)), 400, "QUERY_INVALID");
    assertThat(ingest.log.entries).hasSize(1);
  }

  @Test
  void shouldAcceptAnEmptyArrayWithZeros() throws Exception {
    assertThat(accepted(usage("[]")).get("received").asInt()).isZero();
  }

  @Test
  void shouldAnswer503WithRetryAfterWhenItIsNotKnownToBeDurable() throws Exception {
    ingest.log.away = true;
    HttpResponse<String> response = sent(usage(EVENT), 503, "BROKER_UNAVAILABLE");
    assertThat(response.headers().firstValue("retry-after")).contains("5");
    assertThat(ingest.metrics.scrape()).contains("outcome=\"undelivered\"} 1");
  }

  @Test
  void shouldNotAnswerBeforeTheBrokerDoesAndTurnAwayWhatIsTooMuch() throws Exception {
    ingest.log.silent = true;
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < IngestFixture.MAX_CONCURRENT; i++) {
      waiting.add(ingest.sendAsync(usage(EVENT)));
    }
    assertThat(ingest.log.appends.tryAcquire(IngestFixture.MAX_CONCURRENT, 20, SECONDS)).isTrue();
    sent(usage(EVENT), 503, "TOO_BUSY");
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    ingest.log.speak(true);
    for (CompletableFuture<HttpResponse<String>> answer : waiting) {
      assertThat(answer.get(20, SECONDS).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void shouldServeItsOpenApi() {
    HttpResponse<String> yaml = ingest.send(ingest.post("/openapi.yaml", "").GET());
    assertThat(yaml.body()).contains("/v1/usage-events").contains("IDENTIFIER_SUSPECT");
  }
}
