package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.InFlight;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/** What a preview says, the ledger then does. */
@ExtendWith(Integration.class)
class PreviewIT {
  private static final String MONTH = "2024-02";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stack stack;
  private final Upload upload;

  PreviewIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldSayWhatTheLedgerChangesByWhenAnArtistWithdrawsConsent() {
    track("withdrawn", "moss", "eve");
    ObjectNode licence = Items.licence("withdrawn", "moss", "PER_EXPOSURE", "0.333333");
    upload.send(Kind.LICENCE, "", List.of(licence.put("consent", "OPT_OUT")));
    use("withdrawn", 3);
    BigDecimal before = awaitTotal("eve", "0.3999996");
    ObjectNode optOut = Items.consent("eve-out", "eve").put("decision", "OPT_OUT");

    JsonNode preview = previewed(stack.rightsholder("eve"), List.of(), List.of(optOut));
    assertThat(preview.path("complete").asBoolean()).isTrue();
    assertThat(preview.path("events").asInt()).isEqualTo(3);
    assertThat(preview.at("/verdicts/0/before").asText()).isEqualTo("AUTHORISED");
    assertThat(preview.at("/verdicts/0/after").asText()).isEqualTo("CONSENT_DENIED");
    assertThat(total("eve")).as("nothing was booked").isEqualByComparingTo(before);

    upload.send(Kind.CONSENT, "", List.of(optOut));
    BigDecimal after = awaitTotal("eve", "0");
    assertThat(month(preview, "difference")).isEqualByComparingTo(after.subtract(before));
    assertThat(month(preview, "before")).isEqualByComparingTo(before);
  }

  @Test
  void shouldSayWhatALicenceDatedBackWouldPay() {
    track("unpaid", "fern", "zoe");
    use("unpaid", 5);
    InFlight.awaitNone(stack); // used before its track was known, once
    ObjectNode licence = Items.licence("unpaid", "fern", "PER_EXPOSURE", "0.1");

    JsonNode preview = previewed(stack.rightsholder("fern"), List.of(licence), List.of());
    assertThat(preview.at("/verdicts/0/before").asText()).isEqualTo("NO_LICENCE");
    assertThat(preview.at("/verdicts/0/after").asText()).isEqualTo("AUTHORISED");
    assertThat(preview.path("notes")).isEmpty();

    upload.send(Kind.LICENCE, "", List.of(licence));
    awaitTotal("fern", month(preview, "after").toPlainString());
    assertThat(month(preview, "before")).isZero();
    assertThat(month(preview, "after")).isEqualByComparingTo("0.3");
  }

  @Test
  void shouldRefuseADraftThatWouldBeRefusedWhenPosted() {
    ObjectNode licence = Items.licence("mine", "oak", "PER_EXPOSURE", "-1");
    Answer malformed = preview(stack.rightsholder("oak"), List.of(licence), List.of());
    assertThat(malformed.status()).isEqualTo(422);
    assertThat(malformed.code()).isEqualTo("DRAFT_INVALID");
    assertThat(malformed.faults()).containsExactly("NUMBER_INVALID at /licences/0/rate/amount");

    ObjectNode anothers = Items.licence("theirs", "elm", "PER_EXPOSURE", "1");
    assertThat(preview(stack.rightsholder("oak"), List.of(anothers), List.of()).faults())
        .containsExactly("NOT_YOURS at /licences/0/licensor");
    assertThat(stack.rightsholder("oak").post("/v1/previews", "{}").status()).isEqualTo(422);
  }

  /** A track of which its artist has two fifths. */
  private void track(String trackId, String party, String artist) {
    ObjectNode track = Items.track(trackId, party);
    ((ObjectNode) track.at("/artists/0")).put("id", artist);
    ObjectNode rights = (ObjectNode) track.at("/rights/0");
    rights.putArray("splits").addObject().put("party", party).put("ppm", 600_000);
    rights.withArray("splits").addObject().put("party", artist).put("ppm", 400_000);
    upload.send(Kind.TRACK, "", List.of(track));
  }

  private void use(String trackId, int events) {
    for (int i = 0; i < events; i++) {
      upload.send(Kind.USAGE, "sonara", List.of(Items.usage(trackId + i, trackId)));
    }
  }

  /** While partitions move from one stream thread to the other, a preview says it lacks them. */
  private static JsonNode previewed(Api who, List<ObjectNode> licences, List<ObjectNode> consents) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              Answer answer = preview(who, licences, consents);
              assertThat(answer.status()).as(answer.text()).isEqualTo(200);
              return answer.json();
            },
            told -> told.path("complete").asBoolean());
  }

  private static Answer preview(Api who, List<ObjectNode> licences, List<ObjectNode> consents) {
    ObjectNode draft = JSON.createObjectNode();
    draft.putArray("licences").addAll(licences);
    draft.putArray("consents").addAll(consents);
    return who.post("/v1/previews", draft.toString());
  }

  private static BigDecimal month(JsonNode preview, String amount) {
    assertThat(preview.path("months")).as("%s", preview).hasSize(1);
    return new BigDecimal(preview.at("/months/0/" + amount).asText());
  }

  private BigDecimal awaitTotal(String party, String expected) {
    Awaitility.await(party)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(total(party)).isEqualByComparingTo(expected));
    return total(party);
  }

  private BigDecimal total(String party) {
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode each : stack.finance().get("/v1/royalties/" + MONTH).json().path("totals")) {
      if (each.path("party").asText().equals(party)) {
        total = total.add(new BigDecimal(each.path("accrued").asText()));
      }
    }
    return total;
  }
}
