package org.linernotes.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.ingest.http.IngestFixture.EVENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.access.Role;
import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.quota.QuotaLimits;

/** Bodies of any length, what stops them, and what they may keep in memory. */
@Timeout(120)
class StreamTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USAGE = "/v1/usage-events";
  private static final String LINES = "Content-Type: application/x-ndjson";
  private static final String LINE = EVENT + "\n";
  private static final int WINDOW_BYTES = 500_000;
  private static final int BOMB_BYTES = 50 << 20;
  private static final InFlight.Limits ROOM =
      new InFlight.Limits(3_000_000, 2_000_000, WINDOW_BYTES);

  private IngestFixture ingest = new IngestFixture(limits(ROOM, Duration.ofSeconds(30)));
  private String platform = ingest.key(Role.PLATFORM, "musicflow");

  private static WriteLimits limits(InFlight.Limits inFlight, Duration idle) {
    return new WriteLimits(
        new BodyLimits(IngestFixture.MAX_BODY_BYTES, 1000, 100_000, 100_000, 250),
        inFlight,
        IngestFixture.MAX_CONCURRENT,
        idle,
        1024,
        Duration.ofSeconds(30));
  }

  private void restart(WriteLimits limits, QuotaLimits quota) {
    ingest.close();
    ingest = new IngestFixture(limits, quota);
    platform = ingest.key(Role.PLATFORM, "musicflow");
  }

  @AfterEach
  void close() {
    ingest.close();
  }

  /** That many lines, made as they are read. */
  private static InputStream lines(long count) {
    byte[] line = LINE.getBytes(UTF_8);
    long length = count * line.length;
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        return at < length ? line[(int) (at++ % line.length)] : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int most) {
        int n = (int) Math.min(most, length - at);
        for (int i = 0; i < n; i++) {
          buffer[offset + i] = line[(int) (at++ % line.length)];
        }
        return n == 0 ? -1 : n;
      }
    };
  }

  private HttpRequest.Builder stream(long count) {
    return ingest
        .post(USAGE, "")
        .timeout(Duration.ofSeconds(100))
        .header("Authorization", "Bearer " + platform)
        .header("Content-Type", "application/x-ndjson")
        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines(count)));
  }

  /** A long stream that goes no further, since nothing of it is acknowledged. */
  private CompletableFuture<HttpResponse<String>> heldBack(int lines) throws InterruptedException {
    ingest.log.silent = true;
    CompletableFuture<HttpResponse<String>> answer = ingest.sendAsync(stream(lines));
    await(() -> ingest.log.unacknowledgedBytes() >= WINDOW_BYTES);
    return answer;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("30 s are over").isLessThan(end);
      assertThat(never.await(5, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private void awaitNothingKept() throws InterruptedException {
    await(() -> ingest.exchanges.inFlight().bytes() == 0 && ingest.exchanges.running() == 0);
  }

  @Test
  void shouldKeepNoMoreInMemoryForALongBodyThanForAShortOne() throws Exception {
    AtomicLong most = new AtomicLong();
    ingest.log.forgetful = true;
    ingest.log.onAdd = () -> most.accumulateAndGet(ingest.exchanges.inFlight().bytes(), Math::max);
    long count = 300_000; // 42 MB
    HttpResponse<String> response = ingest.send(stream(count));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(JSON.readTree(response.body()).get("accepted").asLong()).isEqualTo(count);
    assertThat(ingest.log.counted.get()).isEqualTo(count);
    assertThat(most.get()).isPositive().isLessThan(1_500_000);
    awaitNothingKept();
  }

  @Test
  void shouldHoldBackAClientWhileTheBrokerIsSilentAndGoOnWhenItSpeaks() throws Exception {
    ingest.log.forgetful = true;
    CompletableFuture<HttpResponse<String>> answer = heldBack(50_000);
    // An inbox that was full asks again only when it is less than half full, of 256 KiB.
    await(() -> ingest.exchanges.inFlight().bytes() >= WINDOW_BYTES + 100_000);
    assertThat(ingest.log.counted.get()).isLessThan(10_000);
    assertThat(answer).isNotDone();
    // Another is served all the while: no thread waits.
    assertThat(ingest.exchanges.running()).isEqualTo(1);
    ingest.log.silent = false;
    ingest.log.speak(true);
    assertThat(answer.get(60, SECONDS).statusCode()).isEqualTo(202);
    assertThat(ingest.log.counted.get()).isEqualTo(50_000);
    awaitNothingKept();
  }

  @Test
  void shouldServeOthersWhileALongBodyIsHeldBack() throws Exception {
    ingest.log.forgetful = true;
    CompletableFuture<HttpResponse<String>> held = heldBack(50_000);
    ingest.log.silent = false;
    String other = ingest.key(Role.PLATFORM, "other");
    HttpResponse<String> response =
        ingest.send(ingest.post(USAGE, EVENT).header("Authorization", "Bearer " + other));
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(held).isNotDone();
    ingest.log.speak(true);
    assertThat(held.get(60, SECONDS).statusCode()).isEqualTo(202);
  }

  @Test
  void shouldAnswer503WhenTheBrokerFailsMidwayAndServeTheNextRequest() throws Exception {
    CompletableFuture<HttpResponse<String>> answer = heldBack(10_000);
    ingest.log.silent = false;
    ingest.log.speak(false);
    HttpResponse<String> response = answer.get(30, SECONDS);
    assertThat(response.statusCode()).isEqualTo(503);
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.get("code").asText()).isEqualTo("BROKER_UNAVAILABLE");
    assertThat(problem.get("received").asLong()).isPositive();
    assertThat(problem.has("accepted")).isFalse();
    awaitNothingKept();
    assertThat(ingest.send(stream(10)).statusCode()).isEqualTo(202);
  }

  @Test
  void shouldTurnAwayACallerWhoseBytesUnderWayAreTooMany() throws Exception {
    restart(
        limits(new InFlight.Limits(10_000_000, 400_000, WINDOW_BYTES), Duration.ofSeconds(30)),
        QuotaLimits.NONE);
    ingest.log.silent = true;
    CompletableFuture<HttpResponse<String>> held = ingest.sendAsync(stream(50_000));
    HttpResponse<String> turned = turnedAway("PLATFORM:musicflow", () -> stream(1));
    assertThat(turned.statusCode()).isEqualTo(429);
    assertThat(turned.body()).contains("IN_FLIGHT_LIMIT");
    assertThat(turned.headers().firstValue("retry-after")).contains("1");
    ingest.log.silent = false;
    String other = ingest.key(Role.PLATFORM, "other");
    assertThat(
            ingest
                .send(ingest.post(USAGE, EVENT).header("Authorization", "Bearer " + other))
                .statusCode())
        .isEqualTo(202);
    ingest.log.speak(true);
    assertThat(held.get(60, SECONDS).statusCode()).isEqualTo(202);
  }

  /**
   * The answer to a request for which there is no room. One that came while the other request still
   * made room for its next piece is held as that is, for there are no acknowledgements.
   */
  private HttpResponse<String> turnedAway(String key, Supplier<HttpRequest.Builder> request)
      throws Exception {
    for (int held = 1; ; held++) {
      await(() -> ingest.exchanges.inFlight().exhausted(key) != InFlight.Exhausted.NOTHING);
      try {
        return ingest.sendAsync(request.get()).get(10, SECONDS);
      } catch (TimeoutException e) {
        assertThat(held).as("requests held").isLessThan(IngestFixture.MAX_CONCURRENT);
      }
    }
  }

  @Test
  void shouldTurnAwayEveryoneWhenAllRoomIsUsedUp() throws Exception {
    restart(
        limits(new InFlight.Limits(400_000, 400_000, WINDOW_BYTES), Duration.ofSeconds(30)),
        QuotaLimits.NONE);
    ingest.log.silent = true;
    CompletableFuture<HttpResponse<String>> held = ingest.sendAsync(stream(50_000));
    String other = ingest.key(Role.PLATFORM, "other");
    HttpResponse<String> turned =
        turnedAway(
            "nobody", () -> ingest.post(USAGE, EVENT).header("Authorization", "Bearer " + other));
    assertThat(turned.statusCode()).isEqualTo(503);
    assertThat(turned.body()).contains("TOO_BUSY");
    assertThat(turned.headers().firstValue("retry-after")).contains("1");
    ingest.log.silent = false;
    ingest.log.speak(true);
    assertThat(held.get(60, SECONDS).statusCode()).isEqualTo(202);
    awaitNothingKept();
  }

  @Test
  void shouldRefuseABodyThatIsKeptWholeWhereItLeavesNoRoomForItself() throws Exception {
    restart(
        limits(new InFlight.Limits(100_000, 100_000, WINDOW_BYTES), Duration.ofSeconds(30)),
        QuotaLimits.NONE);
    String body = "[" + (EVENT + ",").repeat(1000) + EVENT + "]";
    HttpResponse<String> response =
        ingest.send(
            ingest.post(USAGE, body.getBytes(UTF_8)).header("Authorization", "Bearer " + platform));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(ingest.log.entries).isEmpty();
    awaitNothingKept();
  }

  @Test
  void shouldSayWhatBecameOfTheLinesBeforeADamage() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      lines.append(LINE.replace("e1", "e" + i));
    }
    byte[] sent = gzip(lines.toString().getBytes(UTF_8));
    byte[] damaged = Arrays.copyOf(sent, sent.length - 4);
    HttpResponse<String> response =
        ingest.send(
            ingest
                .post(USAGE, damaged)
                .header("Authorization", "Bearer " + platform)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip"));
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.get("code").asText()).isEqualTo("BODY_NOT_DECODABLE");
    assertThat(problem.get("received").asLong()).isEqualTo(3000);
    assertThat(problem.get("accepted").asLong()).isEqualTo(ingest.log.entries.size());
    assertThat(problem.get("detail").asText()).contains("the same items again with the same ids");
    awaitNothingKept();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", LINE})
  void shouldStopABombAtItsBeginningAndRecordNothingOfIt(String pattern) throws Exception {
    byte[] bomb = gzip(pattern.repeat(BOMB_BYTES / pattern.length()).getBytes(UTF_8));
    HttpResponse<String> response =
        ingest.send(
            ingest
                .post(USAGE, bomb)
                .header("Authorization", "Bearer " + platform)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip"));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("BODY_RATIO");
    assertThat(ingest.log.entries).isEmpty();
    awaitNothingKept();
  }

  @Test
  void shouldTakeLinesAtomicallyOnlyUpToTheLimitOfAWholeBody() throws Exception {
    String body = LINE.repeat(IngestFixture.MAX_BODY_BYTES / LINE.length() + 1);
    HttpResponse<String> response =
        ingest.send(
            ingest
                .post(USAGE + "?atomic=true", body)
                .header("Authorization", "Bearer " + platform)
                .header("Content-Type", "application/x-ndjson"));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("BODY_TOO_LARGE");
    assertThat(ingest.log.entries).isEmpty();
  }

  @Test
  void shouldEndABodyThatDoesNotComeAnyMore() throws Exception {
    restart(limits(ROOM, Duration.ofSeconds(1)), QuotaLimits.NONE);
    try (RawClient client = new RawClient(ingest.port())) {
      client.head(USAGE, platform, LINES);
      client.chunk(LINE.repeat(3) + "{\"id\":");
      String answer = client.answer();
      assertThat(answer)
          .startsWith("HTTP/1.1 408")
          .contains("BODY_TOO_SLOW")
          .contains("\"received\":3,\"accepted\":3");
    }
    awaitNothingKept();
  }

  @Test
  void shouldAnswerInTimeAlsoWhenTheBrokerNeverDoes() throws Exception {
    WriteLimits usual = limits(ROOM, Duration.ofSeconds(30));
    restart(
        new WriteLimits(
            usual.body(),
            usual.inFlight(),
            usual.requests(),
            usual.bodyIdle(),
            usual.bodyBytesPerSecond(),
            Duration.ofSeconds(1)),
        QuotaLimits.NONE);
    ingest.log.silent = true;
    HttpResponse<String> response = ingest.send(stream(10));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("BROKER_UNAVAILABLE");
    assertThat(response.headers().firstValue("retry-after")).contains("5");
    assertThat(ingest.exchanges.running()).isZero();
    ingest.log.speak(true);
    awaitNothingKept();
  }

  @Test
  void shouldTakeALongArrayPartByPart() throws Exception {
    String body = "[" + (EVENT + ",").repeat(2_999) + EVENT + "]";
    restart(
        new WriteLimits(
            new BodyLimits(10_000_000, 5_000, 100_000, 100_000, 250),
            new InFlight.Limits(10_000_000, 5_000_000, 100_000),
            4,
            Duration.ofSeconds(30),
            1024,
            Duration.ofSeconds(30)),
        QuotaLimits.NONE);
    HttpResponse<String> response =
        ingest.send(ingest.post(USAGE, body).header("Authorization", "Bearer " + platform));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(ingest.log.entries).hasSize(3_000);
    HttpResponse<String> bad =
        ingest.send(
            ingest
                .post(USAGE, body.substring(0, body.length() - 1) + ",}]")
                .header("Authorization", "Bearer " + platform));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(ingest.log.entries).hasSize(3_000);
    awaitNothingKept();
  }

  @Test
  void shouldKeepNothingOfAClientThatIsGone() throws Exception {
    ingest.log.silent = true;
    try (RawClient client = new RawClient(ingest.port())) {
      client.head(USAGE, platform, LINES);
      client.chunk(LINE.repeat(1000) + "{\"id\":");
      await(() -> ingest.log.counted.get() == 1000);
    }
    await(() -> ingest.log.finished() == 1);
    ingest.log.speak(true);
    awaitNothingKept();
  }

  @Test
  void shouldAnswerAsSoonAsItIsClearThatABodyIsRefused() throws Exception {
    try (RawClient client = new RawClient(ingest.port())) {
      client.head(USAGE, platform, LINES, "Content-Encoding: gzip");
      client.chunk("this is not gzip");
      assertThat(client.answer()).startsWith("HTTP/1.1 400").contains("BODY_NOT_DECODABLE");
    }
    awaitNothingKept();
  }

  @Test
  void shouldLimitWhatACallerSendsAndSayHowMuchIsLeft() throws Exception {
    restart(limits(ROOM, Duration.ofSeconds(30)), new QuotaLimits(0, 0, 1, 100));
    HttpResponse<String> first = ingest.send(stream(60));
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(first.headers().firstValue("ratelimit-limit")).contains("100");
    assertThat(first.headers().firstValue("ratelimit-remaining")).contains("40");
    assertThat(ingest.send(stream(60)).statusCode()).isEqualTo(202);
    HttpResponse<String> refused = ingest.send(stream(1));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("DAY_LIMIT_REACHED");
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    assertThat(refused.headers().firstValue("ratelimit-remaining")).contains("0");
    assertThat(ingest.log.entries).hasSize(120);
    String other = ingest.key(Role.PLATFORM, "other");
    assertThat(
            ingest
                .send(ingest.post(USAGE, EVENT).header("Authorization", "Bearer " + other))
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void shouldReadALongBodyNoFasterThanItsSenderMaySend() throws Exception {
    restart(limits(ROOM, Duration.ofSeconds(30)), new QuotaLimits(2000, 0, 1, 0));
    CompletableFuture<HttpResponse<String>> answer = ingest.sendAsync(stream(6000));
    assertThat(answer.get(60, SECONDS).statusCode()).isEqualTo(202);
    assertThat(ingest.log.entries).hasSize(6000);
    assertThat(ingest.exchanges.timesHeld()).isPositive();
  }
}
