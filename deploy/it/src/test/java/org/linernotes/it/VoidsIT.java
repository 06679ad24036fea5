package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.InFlight;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Reports;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/** A platform takes uses back: they stay in the record, and count no more. */
@ExtendWith(Integration.class)
class VoidsIT {
  private static final String MONTH = "2024-02";

  private final Stack stack;
  private final Upload upload;

  VoidsIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldTakeBackAUseByANewEntry() {
    given("back");
    use("back", "e1");
    use("back", "e2");
    awaitAudit("back", "recorded 2, counted 2, voided 0, duplicates 0, conflicts 0");
    awaitOwed("back", "1.000000000");

    takeBack("back", "e1");

    awaitAudit("back", "recorded 2, counted 1, voided 1, duplicates 0, conflicts 0");
    awaitOwed("back", "0.500000000");
    assertThat(reasons("back")).last().isEqualTo("CORRECTION");
    assertThat(verdicts("back")).as("counted events have a verdict").isEqualTo(1);
  }

  @Test
  void shouldNotCountAUseThatWasTakenBackBeforeItCame() {
    given("early");
    takeBack("early", "e1");
    use("early", "e2");
    awaitOwed("early", "0.500000000");

    use("early", "e1");

    awaitAudit("early", "recorded 2, counted 1, voided 1, duplicates 0, conflicts 0");
    awaitOwed("early", "0.500000000");
    assertThat(reasons("early")).containsExactly("ACCRUAL");
  }

  @Test
  void shouldTakeAUseBackOnceHoweverOftenItIsAsked() {
    given("twice");
    use("twice", "e1");
    takeBack("twice", "e1");
    takeBack("twice", "e1");
    takeBack("twice", "never-reported");
    use("twice", "e2");

    awaitAudit("twice", "recorded 2, counted 1, voided 1, duplicates 0, conflicts 0");
    awaitOwed("twice", "0.500000000");
  }

  @Test
  void shouldNeverCountTheSameIdentityAgain() {
    given("again");
    use("again", "e1");
    takeBack("again", "e1");
    awaitAudit("again", "recorded 1, counted 0, voided 1, duplicates 0, conflicts 0");

    use("again", "e1");
    upload.send(Kind.USAGE, "again", List.of(event("again", "e1").put("exposures", 7)));

    awaitAudit("again", "recorded 1, counted 0, voided 1, duplicates 1, conflicts 1");
    awaitOwed("again", "0");
  }

  @Test
  void shouldLeaveAnotherPlatformsUseAlone() {
    given("mine");
    upload.send(Kind.USAGE, "other", List.of(event("mine", "e1")));
    takeBack("mine", "e1"); // the same track and id, but another platform's key
    use("mine", "e2");

    awaitAudit("mine", "recorded 1, counted 1, voided 0, duplicates 0, conflicts 0");
    awaitAudit("other", "recorded 1, counted 1, voided 0, duplicates 0, conflicts 0");
    awaitOwed("mine", "1.000000000");
  }

  @Test
  void shouldFindTheUseHoweverItsIdentifierIsSpelt() {
    given("spelt");
    upload.send(
        Kind.USAGE, "spelt", List.of(event("spelt", "e1").put("track", "isrc:GB-XYZ-24-00001")));
    upload.send(
        Kind.VOID, "spelt", List.of(Items.takingBack("e1", "").put("track", "ISRC: gbxyz2400001")));

    awaitAudit("spelt", "recorded 1, counted 0, voided 1, duplicates 0, conflicts 0");
  }

  @Test
  void shouldAskForAReasonAndForbidOthersThanPlatforms() {
    ObjectNode bare = Items.takingBack("e1", "t");
    bare.remove("reason");

    Answer answer = stack.platform("bad").post(Kind.VOID.path(), List.of(bare));

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.faults()).containsExactly("FIELD_MISSING at /reason");
    assertThat(stack.finance().post(Kind.VOID.path(), "{}").status()).isEqualTo(403);
    assertThat(stack.withKey("").post(Kind.VOID.path(), "{}").status()).isEqualTo(401);
  }

  /** A party of the platform's name, with a track of the same, 0.50 an exposure. */
  private void given(String name) {
    upload.send(Kind.TRACK, "", List.of(Items.track(name, name)));
    upload.send(Kind.LICENCE, "", List.of(Items.licence(name, name, "PER_EXPOSURE", "0.5")));
    InFlight.awaitNone(stack);
  }

  private static ObjectNode event(String name, String id) {
    return Items.usage(id, name);
  }

  private void use(String name, String id) {
    upload.send(Kind.USAGE, name, List.of(event(name, id)));
  }

  private void takeBack(String name, String id) {
    upload.send(Kind.VOID, name, List.of(Items.takingBack(id, name)));
  }

  private void awaitAudit(String platform, String counts) {
    Awaitility.await(platform)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(counts(audit(platform))).isEqualTo(counts));
  }

  private static String counts(JsonNode audit) {
    long recorded = audit.path("recorded").asLong();
    long aside = audit.path("duplicates").asLong() + audit.path("conflicts").asLong();
    assertThat(audit.path("reported").asLong()).as("%s", audit).isEqualTo(recorded + aside);
    return "recorded %d, counted %d, voided %d, duplicates %d, conflicts %d"
        .formatted(
            recorded,
            audit.path("counted").asLong(),
            audit.path("voided").asLong(),
            audit.path("duplicates").asLong(),
            audit.path("conflicts").asLong());
  }

  private JsonNode audit(String platform) {
    JsonNode audits = stack.finance().get("/v1/audit/" + MONTH).json().path("platforms");
    for (JsonNode audit : audits) {
      if (audit.get("platform").asText().equals(platform)) {
        return audit;
      }
    }
    return audits.path(-1);
  }

  private long verdicts(String platform) {
    long sum = 0;
    for (JsonNode verdict : audit(platform).at("/verdicts/MASTER")) {
      sum += verdict.asLong();
    }
    return sum;
  }

  private void awaitOwed(String party, String amount) {
    Awaitility.await(party)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(owed(party)).isEqualByComparingTo(amount));
  }

  private BigDecimal owed(String party) {
    for (JsonNode total : stack.finance().get("/v1/royalties/" + MONTH).json().get("totals")) {
      if (total.get("party").asText().equals(party)) {
        return new BigDecimal(total.get("accrued").asText());
      }
    }
    return BigDecimal.ZERO;
  }

  private List<String> reasons(String party) {
    String path = "/v1/ledger/entries?period=" + MONTH + "&party=" + party;
    return Reports.pages(stack.finance(), path).stream()
        .flatMap(page -> page.get("entries").findValuesAsText("reason").stream())
        .toList();
  }
}
