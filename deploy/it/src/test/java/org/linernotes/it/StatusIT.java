package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/** What became of one event, to the platform that sent it. */
@ExtendWith(Integration.class)
class StatusIT {
  private static final String EVENTS = "/v1/usage-events";

  private final Stack stack;
  private final Upload upload;

  StatusIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldTellVerdictAndLicencePerSideOfARecordedUse() {
    given("licensed");
    use("licensed", Items.usage("e1", "licensed"));

    JsonNode status = awaitVerdict("licensed", "e1", "AUTHORISED");

    assertThat(status.path("status").asText()).isEqualTo("RECORDED");
    assertThat(status.path("month").asText()).isEqualTo("2024-02");
    assertThat(status.path("trackId").asText()).isEqualTo("licensed");
    assertThat(status.at("/sides/MASTER/licenceId").asText()).isEqualTo("licensed");
    assertThat(status.at("/sides/PUBLISHING/verdict").asText()).isEqualTo("NO_RIGHTSHOLDER");
    assertThat(status.at("/sides/PUBLISHING/licenceId").isNull()).isTrue();
    assertThat(counts(status)).isEqualTo("reported 1, recorded 1, again 0, conflicts 0, voided 0");
  }

  @Test
  void shouldFollowTheCatalogue() {
    use("late", Items.usage("e1", "late"));
    assertThat(awaitVerdict("late", "e1", "UNMATCHED_TRACK").get("trackId").isNull()).isTrue();

    upload.send(Kind.TRACK, "", List.of(Items.track("late", "late")));
    assertThat(awaitVerdict("late", "e1", "NO_LICENCE").path("trackId").asText()).isEqualTo("late");

    upload.send(Kind.LICENCE, "", List.of(Items.licence("late", "late", "PER_EXPOSURE", "1")));
    awaitVerdict("late", "e1", "AUTHORISED");
  }

  @Test
  void shouldCountWhatWasSentAgainAndWhatConflicts() {
    ObjectNode event = Items.usage("e1", "again");
    use("again", event);
    use("again", event);
    use("again", event.deepCopy().put("exposures", 7));
    use("again", event);

    JsonNode status =
        await("again", "e1", "reported 4, recorded 1, again 2, conflicts 1, voided 0");
    assertThat(status.path("status").asText()).isEqualTo("RECORDED");
  }

  @Test
  void shouldTellThatAUseWasTakenBackAndThatAVoidAwaitsItsUse() {
    given("back");
    use("back", Items.usage("e1", "back"));
    awaitVerdict("back", "e1", "AUTHORISED");
    takeBack("back", "e1");
    takeBack("back", "e2");

    JsonNode voided = await("back", "e1", "reported 1, recorded 1, again 0, conflicts 0, voided 1");
    assertThat(voided.path("status").asText()).isEqualTo("VOIDED");
    assertThat(voided.path("month").asText()).isEqualTo("2024-02");
    assertThat(voided.get("sides").isNull()).isTrue();
    JsonNode awaited =
        await("back", "e2", "reported 0, recorded 0, again 0, conflicts 0, voided 0");
    assertThat(awaited.path("status").asText()).isEqualTo("VOID_AWAITING_USE");
    assertThat(awaited.get("month").isNull()).isTrue();

    use("back", Items.usage("e2", "back"));
    await("back", "e2", "reported 1, recorded 1, again 0, conflicts 0, voided 1");
  }

  @Test
  void shouldFindAUseHoweverItsTrackIsSpeltAlsoOneOfAMalformedIsrc() {
    ObjectNode spelt = Items.usage("e1", "").put("track", "isrc:GB-XYZ-24-00077");
    ObjectNode suspect = Items.usage("e2", "").put("track", "isrc:GB-XYZ-24");
    use("spelt", spelt);
    use("spelt", suspect);

    awaitVerdict("spelt", "ISRC: gbxyz2400077", "e1", "UNMATCHED_TRACK");
    awaitVerdict("spelt", " Isrc: GB-XYZ-24 ", "e2", "UNMATCHED_TRACK");
  }

  @Test
  void shouldNotKnowAnotherPlatformsUseNorOneThatNeverCame() {
    use("mine", Items.usage("e1", "mine"));
    awaitVerdict("mine", "e1", "UNMATCHED_TRACK");

    for (Answer answer : List.of(status("stranger", "mine", "e1"), status("mine", "mine", "e2"))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("USE_NOT_FOUND");
      assertThat(answer.json().path("detail").asText()).contains("two seconds");
    }
    assertThat(stack.finance().get(EVENTS + query("jamendo:mine", "e1")).status()).isEqualTo(403);
    assertThat(stack.withKey("").get(EVENTS + query("jamendo:mine", "e1")).status()).isEqualTo(401);
  }

  @Test
  void shouldGoOnRecordingWhileEventsAreAskedFor() {
    List<ObjectNode> events =
        IntStream.range(0, 3000).mapToObj(i -> Items.usage("e" + i, "asked")).toList();
    CompletableFuture<Void> asking =
        CompletableFuture.runAsync(
            () -> events.forEach(event -> status("asked", "asked", event.get("id").asText())));
    for (int from = 0; from < events.size(); from += 20) {
      upload.send(Kind.USAGE, "asked", events.subList(from, from + 20));
    }
    asking.orTimeout(2, TimeUnit.MINUTES).join(); // were the writer held up, answers would not come

    await("asked", "e2999", "reported 1, recorded 1, again 0, conflicts 0, voided 0");
  }

  @Test
  void shouldServeBothMethodsOfThePathAndDescribeBoth() {
    assertThat(stack.platform("methods").get(EVENTS).code()).isEqualTo("QUERY_INVALID");
    assertThat(stack.platform("methods").post(EVENTS, "[]").status()).isEqualTo(202);
    String description = stack.withKey("").get("/openapi.yaml").text();
    assertThat(description).contains("reportUsage").contains("getUsageEvent");
    assertThat(description.split("(?m)^ {2}/v1/usage-events:$", -1)).hasSize(2);
  }

  /** A party of the platform's name, with a track and a licence of the same. */
  private void given(String name) {
    upload.send(Kind.TRACK, "", List.of(Items.track(name, name)));
    upload.send(Kind.LICENCE, "", List.of(Items.licence(name, name, "PER_EXPOSURE", "0.5")));
  }

  private void use(String platform, ObjectNode event) {
    upload.send(Kind.USAGE, platform, List.of(event));
  }

  private void takeBack(String name, String id) {
    upload.send(Kind.VOID, name, List.of(Items.takingBack(id, name)));
  }

  private Answer status(String platform, String trackId, String id) {
    return ask(platform, "jamendo:" + trackId, id);
  }

  private static String query(String track, String id) {
    return "?track=" + URLEncoder.encode(track, StandardCharsets.UTF_8) + "&id=" + id;
  }

  private JsonNode awaitVerdict(String name, String id, String verdict) {
    return awaitVerdict(name, "jamendo:" + name, id, verdict);
  }

  private JsonNode awaitVerdict(String platform, String track, String id, String verdict) {
    Awaitility.await(platform + " " + id)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(verdict(ask(platform, track, id))).isEqualTo(verdict));
    return ask(platform, track, id).json();
  }

  private static String verdict(Answer answer) {
    return answer.json().at("/sides/MASTER/verdict").asText();
  }

  private JsonNode await(String name, String id, String counts) {
    Awaitility.await(name + " " + id)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              Answer answer = status(name, name, id);
              assertThat(answer.status()).as(answer.text()).isEqualTo(200);
              assertThat(counts(answer.json())).isEqualTo(counts);
            });
    return status(name, name, id).json();
  }

  private Answer ask(String platform, String track, String id) {
    return stack.platform(platform).get(EVENTS + query(track, id));
  }

  private static String counts(JsonNode status) {
    return "reported %d, recorded %d, again %d, conflicts %d, voided %d"
        .formatted(
            status.path("reported").asLong(),
            status.path("recorded").asLong(),
            status.path("duplicates").asLong(),
            status.path("conflicts").asLong(),
            status.path("voided").asLong());
  }
}
