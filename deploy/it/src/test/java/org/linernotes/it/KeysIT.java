package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/** Who may do what. */
@ExtendWith(Integration.class)
class KeysIT {
  private static final String UNKNOWN_KEY = "ln_" + "0".repeat(48);

  private final Stack stack;

  KeysIT(Stack stack) {
    this.stack = stack;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/royalties/2024-02",
        "/v1/royalties/2024-02/parties/north",
        "/v1/usage/2024-02/artists",
        "/v1/unlicensed/2024-02",
        "/v1/audit/2024-02",
        "/v1/ledger/entries?period=2024-02"
      })
  void shouldAnswerNoReaderWithoutAKey(String path) {
    assertThat(stack.withKey("").get(path).status()).isEqualTo(401);
    assertThat(stack.withKey(UNKNOWN_KEY).get(path).status()).isEqualTo(401);
    assertThat(stack.admin().get(path).status()).as("an admin writes only").isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/usage-events",
        "/v1/catalogue/tracks",
        "/v1/catalogue/licences",
        "/v1/catalogue/consents"
      })
  void shouldTakeNothingWithoutAKey(String path) {
    Answer answer = stack.withKey("").post(path, "{}");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("KEY_MISSING");
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(stack.withKey(UNKNOWN_KEY).post(path, "{}").status()).isEqualTo(401);
    assertThat(stack.finance().post(path, "{}").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "RIGHTSHOLDER, /v1/usage-events",
    "ADMIN, /v1/usage-events",
    "PLATFORM, /v1/catalogue/tracks"
  })
  void shouldForbidWhatAnotherRoleWrites(Role role, String path) {
    Api api =
        switch (role) {
          case PLATFORM -> stack.platform("sonara");
          case RIGHTSHOLDER -> stack.rightsholder("north");
          default -> stack.admin();
        };

    Answer answer = api.post(path, "{}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void shouldRecordUseUnderTheKeysPlatformWhateverTheBodySays() {
    ObjectNode event = Items.usage("spoof", "unheard-of").put("platform", "victim");
    new Upload(stack).send(Kind.USAGE, "honest", List.of(event));

    await(() -> platforms(stack.finance()).contains("honest"));
    assertThat(platforms(stack.finance())).doesNotContain("victim");
  }

  @Test
  void shouldShowAPlatformItsOwnUseAlone() {
    new Upload(stack).send(Kind.USAGE, "first", List.of(Items.usage("e", "unheard-of")));
    new Upload(stack).send(Kind.USAGE, "second", List.of(Items.usage("e", "unheard-of")));
    await(() -> platforms(stack.finance()).containsAll(Set.of("first", "second")));

    assertThat(platforms(stack.platform("first"))).containsExactly("first");
    await(() -> unlicensed(stack.finance()).containsAll(Set.of("first", "second")));
    assertThat(unlicensed(stack.platform("second"))).containsExactly("second");
  }

  @Test
  void shouldShowARightsholderItsOwnMoneyAlone() {
    Upload upload = new Upload(stack);
    for (String party : List.of("east", "west")) {
      upload.send(Kind.TRACK, "", List.of(Items.track(party + "-track", party)));
      upload.send(
          Kind.LICENCE, "", List.of(Items.licence(party + "-l", party, "PER_EXPOSURE", "1")));
      upload.send(Kind.USAGE, "shop", List.of(Items.usage("e", party + "-track")));
    }
    await(() -> parties(stack.finance()).containsAll(Set.of("east", "west")));

    assertThat(parties(stack.rightsholder("east"))).containsExactly("east");
    assertThat(stack.rightsholder("east").get("/v1/royalties/2024-02/parties/west").status())
        .isEqualTo(403);
    assertThat(stack.rightsholder("west").get("/v1/royalties/2024-02/parties/west").status())
        .isEqualTo(200);
  }

  @Test
  void shouldLetARightsholderWriteItsOwnCatalogueAlone() {
    Api mine = stack.rightsholder("mine");
    List<JsonNode> items =
        List.of(
            Items.licence("their-licence", "theirs", "PER_EXPOSURE", "1"),
            Items.licence("my-licence", "mine", "PER_EXPOSURE", "1"));

    Answer answer = mine.post(Kind.LICENCE.path(), items);

    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.faults()).containsExactly("NOT_YOURS at /licensor");
    assertThat(
            stack
                .rightsholder("theirs")
                .post(
                    Kind.LICENCE.path(),
                    List.of(Items.licence("my-licence", "theirs", "PER_EXPOSURE", "0")))
                .faults())
        .as("taking over another's licence")
        .containsExactly("NOT_YOURS at ");
  }

  @Test
  void shouldEndAKeyWithinASecond() {
    String key = stack.keys().add(Role.PLATFORM, "passing");
    Api api = stack.withKey(key);
    Keys.awaitWorking(api);

    stack.keys().revoke(key, Role.PLATFORM, "passing");

    Keys.awaitRevoked(api);
    assertThat(api.post("/v1/usage-events", "{}").code()).isEqualTo("KEY_INVALID");
  }

  @Test
  void shouldLetTwoKeysOfOneSubjectLiveSideBySide() {
    String old = stack.keys().add(Role.PLATFORM, "rotating");
    String fresh = stack.keys().add(Role.PLATFORM, "rotating");
    Keys.awaitWorking(stack.withKey(old));
    Keys.awaitWorking(stack.withKey(fresh));

    stack.keys().revoke(old, Role.PLATFORM, "rotating");

    Keys.awaitRevoked(stack.withKey(old));
    assertThat(stack.withKey(fresh).get("/v1/audit/2024-02").status()).isEqualTo(200);
  }

  private static Set<String> platforms(Api api) {
    return texts(api.get("/v1/audit/2024-02").json().get("platforms"), "platform");
  }

  private static Set<String> unlicensed(Api api) {
    return texts(api.get("/v1/unlicensed/2024-02").json().get("uses"), "platform");
  }

  private static Set<String> parties(Api api) {
    return texts(api.get("/v1/royalties/2024-02").json().get("totals"), "party");
  }

  private static Set<String> texts(JsonNode items, String field) {
    Set<String> texts = new TreeSet<>();
    items.forEach(item -> texts.add(item.get(field).asText()));
    return texts;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }
}
