package org.linernotes.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.access.Role;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.http.Json;
import org.linernotes.licence.Side;
import org.linernotes.streams.preview.Draft;
import org.linernotes.streams.preview.Note;
import org.linernotes.streams.preview.Payee;
import org.linernotes.streams.preview.Preview;
import org.linernotes.streams.preview.Preview.Amounts;
import org.linernotes.streams.preview.Preview.Purse;
import org.linernotes.streams.preview.Preview.Turn;
import org.linernotes.streams.preview.Previews;
import org.linernotes.streams.status.Instance;
import org.linernotes.streams.status.NotReadyException;

class PreviewRoutesTest {
  private static final String CONSENT =
      """
      {"consentId": "c1", "artist": "ann", "platform": "*", "useTypes": ["*"],
       "decision": "OPT_OUT", "effectiveFrom": "2026-10-01"}
      """;
  private static final String DRAFT = "{\"consents\": [" + CONSENT + "]}";

  private final FakePreviews previews = new FakePreviews(0);
  private final StatusFixture here = new StatusFixture(previews);
  private final FakePreviews previewsThere = new FakePreviews(1);
  private final StatusFixture there = new StatusFixture(previewsThere);
  private final String ann = here.key(Role.RIGHTSHOLDER, "ann");

  PreviewRoutesTest() {
    there.key(Role.RIGHTSHOLDER, "ann"); // the same one
    previews.others.add(Instance.parse(there.url()).orElseThrow());
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
  }

  @Test
  void shouldSumThePartsOfAllInstances() throws IOException {
    JsonNode preview = json(here.post("/v1/previews", ann, DRAFT));

    assertThat(preview)
        .isEqualTo(
            Json.read(
                Json.bytes(
                    Map.of(
                        "cells",
                        2,
                        "events",
                        20,
                        "months",
                        List.of(
                            Map.of(
                                "month", "2026-10",
                                "currency", "GBP",
                                "before", "3.000000000",
                                "after", "1.000000000",
                                "difference", "-2.000000000")),
                        "verdicts",
                        List.of(
                            Map.of(
                                "side", "MASTER",
                                "before", "AUTHORISED",
                                "after", "CONSENT_DENIED",
                                "events", 20)),
                        "complete",
                        true,
                        "notes",
                        List.of()))));
    assertThat(previews.asked).containsExactly("ann");
    assertThat(previewsThere.asked).containsExactly("ann");
  }

  @Test
  void shouldSayThatAPartIsMissing() throws IOException {
    there.end();

    JsonNode preview = json(here.post("/v1/previews", ann, DRAFT));

    assertThat(preview.path("complete").asBoolean()).isFalse();
    assertThat(preview.at("/notes/0/code").asText()).isEqualTo(Note.INSTANCE_MISSING.name());
    assertThat(preview.path("events").asInt()).isEqualTo(10);
  }

  @Test
  void shouldLookAtEveryonesMoneyForAnAdmin() {
    String admin = here.key(Role.ADMIN, null);
    there.key(Role.ADMIN, null);

    assertThat(here.post("/v1/previews", admin, DRAFT).statusCode()).isEqualTo(200);
    assertThat(previews.asked).containsExactly("all");
  }

  @Test
  void shouldPointAtEveryFaultOfADraft() throws IOException {
    String body =
        DRAFT.replace("OPT_OUT", "PERHAPS").replace("]}", ", 7, " + CONSENT + "], \"x\": 1}");

    JsonNode problem = json(here.post("/v1/previews", ann, body));

    assertThat(problem.path("status").asInt()).isEqualTo(422);
    assertThat(problem.path("code").asText()).isEqualTo("DRAFT_INVALID");
    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactly("/consents/0/decision", "/consents/1", "/x");
  }

  @Test
  void shouldRefuseADraftOfWhatIsAnothers() throws IOException {
    String bob = here.key(Role.RIGHTSHOLDER, "bob");
    assertThat(json(here.post("/v1/previews", bob, DRAFT)).at("/errors/0/field").asText())
        .isEqualTo("/consents/0/artist");

    previews.standing = consentOf("bob");
    assertThat(json(here.post("/v1/previews", ann, DRAFT)).at("/errors/0/code").asText())
        .isEqualTo("NOT_YOURS");
  }

  @Test
  void shouldRefuseWhatIsNoDraft() {
    assertThat(here.post("/v1/previews", ann, "{").statusCode()).isEqualTo(400);
    assertThat(here.post("/v1/previews", ann, "[]").statusCode()).isEqualTo(422);
    assertThat(here.post("/v1/previews", ann, "{}").statusCode()).isEqualTo(422);
    assertThat(here.post("/v1/previews", ann, DRAFT + "{}").statusCode()).isEqualTo(422);
    String many = DRAFT.replace(CONSENT, CONSENT + (", " + CONSENT).repeat(100));
    assertThat(here.post("/v1/previews", ann, many).statusCode()).isEqualTo(422);
  }

  @Test
  void shouldAnswerThatItIsBusy() throws IOException {
    previews.failure = new NotReadyException("PREVIEW_BUSY", "another");

    HttpResponse<String> answer = here.post("/v1/previews", ann, DRAFT);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(json(answer).path("code").asText()).isEqualTo("PREVIEW_BUSY");
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Consent consentOf(String artist) {
    return Consent.newBuilder()
        .setConsentId("c1")
        .setArtist(artist)
        .setPlatform("*")
        .setUseTypes(List.of("*"))
        .setDecision("OPT_OUT")
        .setEffectiveFrom(LocalDate.EPOCH)
        .setAcceptedAt(Instant.EPOCH)
        .setAcceptedBy(artist)
        .build();
  }

  /** One of two partitions. */
  private static final class FakePreviews implements Previews {
    private final int partition;
    private final List<Instance> others = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private @Nullable Consent standing;
    private @Nullable NotReadyException failure;

    FakePreviews(int partition) {
      this.partition = partition;
    }

    @Override
    public @Nullable Licence licence(String licenceId) {
      return null;
    }

    @Override
    public @Nullable Consent consent(String consentId) {
      return standing;
    }

    @Override
    public Preview preview(Draft draft, Payee payee) {
      if (failure != null) {
        throw failure;
      }
      asked.add(Objects.requireNonNullElse(payee.party(), "all"));
      BigDecimal after = new BigDecimal("0.500000000");
      return new Preview(
          1,
          10,
          Map.of(
              new Purse(YearMonth.parse("2026-10"), "GBP"),
              new Amounts(new BigDecimal("1.500000000"), after)),
          Map.of(new Turn(Side.MASTER, "AUTHORISED", "CONSENT_DENIED"), 10L),
          Set.of(),
          Set.of(partition));
    }

    @Override
    public Collection<Instance> others() {
      return others;
    }

    @Override
    public int partitions() {
      return 2;
    }
  }
}
