package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.avro.UsageReported;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;
import org.linernotes.serde.AvroSerde;
import org.linernotes.topic.Topics;

/** What a platform can mend: each sort found by its platform, and gone when it is mended. */
@ExtendWith(Integration.class)
class ProblemsIT {
  private static final String PROBLEMS = "/v1/usage-events/problems?month=2024-02";

  private final Stack stack;
  private final Upload upload;

  ProblemsIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldShowTheSecondOfTwoContentsAsItWasSent() {
    ObjectNode event = Items.usage("e1", "conflicted").put("dataset", "d1");
    upload.send(Kind.TRACK, "", List.of(Items.track("conflicted", "conflicted")));
    use("conflicted", event);
    use("conflicted", event.deepCopy().put("exposures", 7).put("batch", "b-9"));

    JsonNode problem = await("conflicted", "CONFLICT jamendo:conflicted").get(0);

    assertThat(problem.path("id").asText()).isEqualTo("e1");
    assertThat(problem.path("message").asText()).contains("e1").contains("other content");
    assertThat(problem.at("/position/topic").asText()).endsWith("usage.reported");
    assertThat(problem.at("/sent/exposures").asInt()).isEqualTo(7);
    assertThat(problem.at("/sent/dataset").asText()).isEqualTo("d1");
    assertThat(problem.at("/sent/batch").asText()).isEqualTo("b-9");

    ObjectNode mended = problem.get("sent").deepCopy();
    use("conflicted", mended.put("id", "e1-mended"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> status("conflicted", "jamendo:conflicted", "e1-mended") == 200);
  }

  @Test
  void shouldShowAnEventThatCannotBeProcessedToThePlatformThatItNames() {
    AvroSerde<UsageReported> serde =
        AvroSerde.of(Topics.USAGE_REPORTED, stack.context().schemaIds());
    UsageReported impossible =
        UsageReported.newBuilder()
            .setPlatform("poisoned")
            .setId("e1")
            .setTrack("jamendo:poisoned")
            .setOccurredAt(Instant.parse("2024-02-10T12:00:00Z"))
            .setUseType("PRETRAINING")
            .setModel("echo")
            .setRun("run-1")
            .setExposures(0)
            .build();
    try (RawTopics topics = new RawTopics(stack)) {
      byte[] key = "jamendo:poisoned".getBytes(StandardCharsets.UTF_8);
      byte[] value = Objects.requireNonNull(serde.serialize("", impossible));
      topics.write(Topics.USAGE_REPORTED, key, value);
    }

    JsonNode problem = await("poisoned", "QUARANTINED jamendo:poisoned").get(0);
    assertThat(problem.path("cause").asText()).isEqualTo("INVALID");
    assertThat(problem.path("message").asText())
        .isEqualTo("exposures: 0 (expected: 1..1000000000)");
    assertThat(problem.at("/sent/id").asText()).isEqualTo("e1");
    assertThat(problems("other-than-poisoned", "")).isEmpty();
    assertThat(status("poisoned", "jamendo:poisoned", "e1")).isEqualTo(200);
  }

  @Test
  void shouldShowUseWithoutATrackUntilTheTrackComes() {
    use("trackless", Items.usage("e1", "trackless"));
    use("trackless", Items.usage("e2", "trackless"));
    use("trackless", Items.usage("e3", "").put("track", "isrc:GB-XYZ-24"));
    use("trackless", Items.usage("e4", "").put("track", "isrc:XX-XYZ-24-00001")); // no such country
    use("trackless", Items.usage("e5", "").put("track", "isrc:GB-XYZ-24-00088"));

    List<JsonNode> found =
        await(
            "trackless",
            "SUSPECT isrc:GB-XYZ-24",
            "SUSPECT isrc:XX-XYZ-24-00001",
            "UNMATCHED isrc:GBXYZ2400088",
            "UNMATCHED jamendo:trackless");
    assertThat(found.get(3).path("run").asText()).isEqualTo("run-1");
    assertThat(found.get(3).path("usageDay").asText()).isEqualTo("2024-02-10");
    awaitEvents("trackless", "jamendo:trackless", 2);
    assertThat(problems("trackless", "&kind=SUSPECT")).hasSize(2);

    upload.send(Kind.TRACK, "", List.of(Items.track("trackless", "trackless")));
    await(
        "trackless",
        "SUSPECT isrc:GB-XYZ-24",
        "SUSPECT isrc:XX-XYZ-24-00001",
        "UNMATCHED isrc:GBXYZ2400088");
    ObjectNode taken = Items.takingBack("e3", "").put("track", "isrc:GB-XYZ-24");
    upload.send(Kind.VOID, "trackless", List.of(taken));
    await("trackless", "SUSPECT isrc:XX-XYZ-24-00001", "UNMATCHED isrc:GBXYZ2400088");
  }

  @Test
  void shouldComePageByPageEachOnceAndInOrder() {
    ObjectNode event = Items.usage("c", "paged");
    use("paged", event);
    for (int i = 0; i < 3; i++) {
      use("paged", event.deepCopy().put("exposures", 2 + i));
      use("paged", Items.usage("s" + i, "").put("track", "isrc:BAD-" + i));
      use("paged", Items.usage("u" + i, "paged-" + i));
    }
    String[] expected = {
      "CONFLICT jamendo:paged", "CONFLICT jamendo:paged", "CONFLICT jamendo:paged",
      "SUSPECT isrc:BAD-0", "SUSPECT isrc:BAD-1", "SUSPECT isrc:BAD-2",
      "UNMATCHED jamendo:paged", "UNMATCHED jamendo:paged-0", "UNMATCHED jamendo:paged-1",
      "UNMATCHED jamendo:paged-2"
    };
    await("paged", expected);

    for (int limit : new int[] {1, 3, 4, 10}) {
      List<String> paged = new ArrayList<>();
      String query = "&limit=" + limit;
      JsonNode page = page("paged", query);
      paged.addAll(names(page.get("problems")));
      while (page.hasNonNull("next")) {
        assertThat(page.get("problems")).hasSize(limit);
        page = page("paged", query + "&cursor=" + page.get("next").asText());
        paged.addAll(names(page.get("problems")));
      }
      assertThat(paged).as("limit " + limit).containsExactly(expected);
    }
  }

  @Test
  void shouldRefuseWhoIsNoPlatformAndWhatCannotBeRead() {
    assertThat(stack.finance().get(PROBLEMS).status()).isEqualTo(403);
    assertThat(stack.rightsholder("r").get(PROBLEMS).status()).isEqualTo(403);
    assertThat(stack.withKey("").get(PROBLEMS).status()).isEqualTo(401);
    for (String[] bad :
        new String[][] {
          {"/v1/usage-events/problems", "QUERY_INVALID"},
          {"/v1/usage-events/problems?month=2024", "MONTH_INVALID"},
          {PROBLEMS + "&kind=ODD", "KIND_INVALID"},
          {PROBLEMS + "&limit=0", "LIMIT_INVALID"},
          {PROBLEMS + "&cursor=YQ", "CURSOR_INVALID"}
        }) {
      Answer answer = stack.platform("bad-question").get(bad[0]);
      assertThat(answer.status()).as(bad[0]).isEqualTo(400);
      assertThat(answer.code()).as(bad[0]).isEqualTo(bad[1]);
    }
    assertThat(problems("bad-question", "")).isEmpty();
  }

  private void use(String platform, ObjectNode event) {
    upload.send(Kind.USAGE, platform, List.of(event));
  }

  private int status(String platform, String track, String id) {
    return stack.platform(platform).get("/v1/usage-events?track=" + track + "&id=" + id).status();
  }

  private List<JsonNode> await(String platform, String... names) {
    Awaitility.await(platform)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(names(problems(platform, ""))).containsExactly(names));
    return problems(platform, "");
  }

  private void awaitEvents(String platform, String track, long events) {
    Awaitility.await(platform)
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                problems(platform, "").stream()
                    .filter(problem -> problem.path("track").asText().equals(track))
                    .anyMatch(problem -> problem.path("events").asLong() == events));
  }

  private List<JsonNode> problems(String platform, String query) {
    List<JsonNode> problems = new ArrayList<>();
    page(platform, query).get("problems").forEach(problems::add);
    return problems;
  }

  private JsonNode page(String platform, String query) {
    Answer answer = stack.platform(platform).get(PROBLEMS + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> names(Iterable<JsonNode> problems) {
    List<String> names = new ArrayList<>();
    problems.forEach(
        problem -> names.add(problem.path("kind").asText() + " " + problem.path("track").asText()));
    return names;
  }
}
