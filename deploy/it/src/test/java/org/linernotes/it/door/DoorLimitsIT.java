package org.linernotes.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Coding;
import org.linernotes.it.kit.Door;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.SlowRequest;
import org.linernotes.it.world.Kind;

/** Each limit of the door has a clear answer, and costs nobody else anything. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorLimitsIT {
  private static final String PATH = Kind.USAGE.path();
  private static final String NDJSON = "application/x-ndjson";
  private static final int MIB = 1024 * 1024;
  private static final int EVENT_BYTES = 32 * 1024;
  private static final int JSON_BYTES = 16 * MIB;

  private final String bootstrapServers;
  private final Door door;
  private final Api platform;

  DoorLimitsIT(Parts parts) {
    bootstrapServers = parts.bootstrapServers();
    door = Door.open(bootstrapServers, Map.of("LINERNOTES_INGEST_MAX_LINE_KIB", "256"));
    platform = door.platform("limits");
  }

  @AfterAll
  void close() {
    door.close();
  }

  @Test
  void shouldTakeAnEventOf32KiBAndRejectOneByteMore() {
    Answer answer = lines(event("fits", EVENT_BYTES), event("too-large", EVENT_BYTES + 1));

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.faults()).containsExactly("EVENT_TOO_LARGE at /note");
  }

  @Test
  void shouldRejectALineLongerThanAnyMayBeAndReadTheNext() {
    Answer answer = lines(event("endless", MIB), event("next", 500));

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.faults()).hasSize(1).allMatch(fault -> fault.startsWith("EVENT_TOO_LARGE"));
  }

  @Test
  void shouldRejectNestingBeyond64Levels() {
    String deep = Items.usage("deep", "t").toString().replace("}", "");

    Answer answer =
        lines(
            deep + ",\"note\":" + "[".repeat(63) + "]".repeat(63) + "}",
            deep + ",\"note\":" + "[".repeat(64) + "]".repeat(64) + "}");

    assertThat(answer.faults()).containsExactly("NESTING_TOO_DEEP at /note");
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void shouldTakeAJsonBodyOf16MiBAndRefuseOneByteMore() {
    String items = "[" + Items.usage("array", "t") + "]";
    String whole = items + " ".repeat(JSON_BYTES - items.length());

    assertThat(platform.post(PATH, whole).status()).isEqualTo(202);
    Answer answer = platform.post(PATH, whole + " ");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void shouldRefuseAJsonBodyThatInflatesBeyond16MiB() {
    String items = "[" + "5,".repeat(JSON_BYTES / 2) + "5]";
    StringBuilder noisy = new StringBuilder(items);
    Random random = new Random(1); // so that the ratio is an honest one
    for (int i = 1; i < items.length() - 1; i += 2) {
      noisy.setCharAt(i, (char) ('1' + random.nextInt(9)));
    }
    byte[] body = noisy.toString().getBytes(StandardCharsets.UTF_8);

    for (Coding coding : Coding.values()) {
      Answer answer =
          platform.post(PATH, "application/json", coding.token(), coding.compress(body));
      assertThat(answer.status()).as(answer.text()).isEqualTo(413);
      assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    }
  }

  @Test
  void shouldRefuseABodyThatInflatesMoreThanAnHonestOne() {
    byte[] blanks = new byte[4 * MIB]; // zeros, which are no line's end

    for (Coding coding : Coding.values()) {
      Answer answer = platform.post(PATH, NDJSON, coding.token(), coding.compress(blanks));
      assertThat(answer.status()).as(answer.text()).isEqualTo(413);
      assertThat(answer.code()).isEqualTo("BODY_RATIO");
    }
  }

  @Test
  void shouldAnswer408WhereTheBodyDoesNotGoOn() {
    Map<String, String> limits = Map.of("LINERNOTES_INGEST_BODY_IDLE_SECONDS", "1");
    try (Door hasty = Door.open(bootstrapServers, limits);
        SlowRequest request = SlowRequest.lines(hasty.address(), hasty.key("slow"), PATH)) {
      request.piece(Items.usage("first", "t") + "\n" + "{\"id\":");

      Answer answer = request.answer();

      assertThat(answer.status()).as(answer.text()).isEqualTo(408);
      assertThat(answer.code()).isEqualTo("BODY_TOO_SLOW");
      assertThat(answer.json().get("accepted").asInt()).as("what came before").isEqualTo(1);
    }
  }

  @Test
  void shouldEndAConnectionWhoseHeadDoesNotEnd() {
    Map<String, String> limits = Map.of("LINERNOTES_HTTP_HEADER_SECONDS", "1");
    try (Door hasty = Door.open(bootstrapServers, limits);
        SlowRequest request = SlowRequest.connect(hasty.address())) {
      request.text("POST " + PATH + " HTTP/1.1\r\nHost: door\r\n");

      assertThat(request.isEnded()).isTrue();
    }
  }

  @Test
  void shouldHoldAKeyToItsQuotaAndLetAnotherGoOn() {
    Map<String, String> quota =
        Map.of(
            "LINERNOTES_INGEST_KEY_EVENTS_PER_SECOND", "1",
            "LINERNOTES_INGEST_KEY_BURST_SECONDS", "100");
    try (Door limited = Door.open(bootstrapServers, quota)) {
      Api eager = limited.platform("eager");
      String items = "[" + (Items.usage("e", "t") + ",").repeat(109) + Items.usage("e", "t") + "]";

      Answer taken = eager.post(PATH, items);
      assertThat(taken.status()).as(taken.text()).isEqualTo(202);
      assertThat(taken.headers().firstValue("ratelimit-limit")).contains("100");
      assertThat(taken.headers().firstValue("ratelimit-remaining")).contains("0");

      Answer refused = eager.post(PATH, items);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("RATE_LIMITED");
      assertThat(refused.headers().firstValueAsLong("retry-after").orElseThrow())
          .isBetween(1L, 11L);
      Optional<String> reset = refused.headers().firstValue("ratelimit-reset");
      assertThat(reset).isEqualTo(refused.headers().firstValue("retry-after"));
      assertThat(limited.platform("eager").post(PATH, items).status())
          .as("with a second key of the same platform")
          .isEqualTo(429);
      assertThat(limited.platform("other").post(PATH, items).status()).isEqualTo(202);
    }
  }

  @Test
  void shouldBoundWhatAKeyHasUnderWayAndLetAnotherGoOn() {
    Map<String, String> limits = Map.of("LINERNOTES_INGEST_IN_FLIGHT_PER_KEY_MIB", "1");
    try (Door narrow = Door.open(bootstrapServers, limits)) {
      String greedy = narrow.key("greedy");
      try (SlowRequest first = halfABody(narrow, greedy)) {
        Answer refused = narrow.withKey(greedy).post(PATH, body());
        assertThat(refused.status()).as(refused.text()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("IN_FLIGHT_LIMIT");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(narrow.platform("modest").post(PATH, body()).status()).isEqualTo(202);

        assertTaken(first);
      }
      assertThat(narrow.withKey(greedy).post(PATH, body()).status()).isEqualTo(202);
    }
  }

  @Test
  void shouldBoundWhatAllHaveUnderWay() {
    Map<String, String> limits = Map.of("LINERNOTES_INGEST_IN_FLIGHT_MIB", "1");
    try (Door narrow = Door.open(bootstrapServers, limits)) {
      Api other = narrow.platform("other");
      try (SlowRequest first = halfABody(narrow, narrow.key("first"))) {
        Answer refused = other.post(PATH, body());
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("TOO_BUSY");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();

        assertTaken(first);
      }
      assertThat(other.post(PATH, body()).status()).isEqualTo(202);
    }
  }

  /** Sends most of a body that is kept whole, and returns when the door has it. */
  private static SlowRequest halfABody(Door door, String key) {
    SlowRequest request = SlowRequest.lines(door.address(), key, PATH + "?atomic=true");
    request.piece(body());
    door.awaitUnderWay(body().length());
    return request;
  }

  private static void assertTaken(SlowRequest request) {
    request.end();
    Answer answer = request.answer();
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  /** A good body of 600 KiB: one fits into 1 MiB, two do not. */
  private static String body() {
    return event("large", 500) + "\n".repeat(600 * 1024);
  }

  private Answer lines(String... lines) {
    return platform.post(PATH, NDJSON, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /** An event of so many bytes. */
  private static String event(String id, int bytes) {
    String bare = Items.usage(id, "t").put("note", "").toString();
    return Items.usage(id, "t").put("note", "x".repeat(bytes - bare.length())).toString();
  }
}
