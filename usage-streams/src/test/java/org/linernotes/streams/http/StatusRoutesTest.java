package org.linernotes.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.access.Role;
import org.linernotes.avro.UsageReported;
import org.linernotes.http.Json;
import org.linernotes.licence.Side;
import org.linernotes.streams.status.NotReadyException;
import org.linernotes.streams.status.Outcome;
import org.linernotes.streams.status.Outcome.SideVerdict;
import org.linernotes.streams.status.UseStatus;
import org.linernotes.streams.usage.SeenUse;
import org.linernotes.streams.usage.UsageEvents;
import org.linernotes.usage.CellKey;

class StatusRoutesTest {
  private static final String EVENT = "/v1/usage-events?track=isrc:GB-AYE-68-00011&id=e1";
  private static final UsageReported USE =
      UsageReported.newBuilder()
          .setPlatform("sonara")
          .setId("e1")
          .setTrack("isrc:GBAYE6800011")
          .setOccurredAt(Instant.parse("2026-10-05T12:00:00Z"))
          .setUseType("PRETRAINING")
          .setModel("echo")
          .setRun("run-1")
          .build();
  private static final CellKey CELL = UsageEvents.unmatchedCell(USE).of("t1", null);
  private static final Outcome OUTCOME =
      new Outcome(
          "t1",
          Map.of(
              Side.MASTER, new SideVerdict("AUTHORISED", "l1"),
              Side.PUBLISHING, new SideVerdict("NO_RIGHTSHOLDER", null)));

  private final StatusFixture here = new StatusFixture();
  private final StatusFixture there = new StatusFixture();
  private final String key = here.key(Role.PLATFORM, "sonara");

  StatusRoutesTest() {
    there.key(Role.PLATFORM, "sonara");
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private static void seen(StatusFixture at, SeenUse use) {
    UseStatus.Name name = new UseStatus.Name("sonara", USE.getTrack(), USE.getId());
    at.uses.seen.put(name, UseStatus.of(name, use).orElseThrow());
  }

  private static SeenUse counted() {
    return SeenUse.parse(null).record(USE);
  }

  private JsonNode ok(String path) throws IOException {
    HttpResponse<String> answer = here.get(path, key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(HttpResponse<String> answer, int status, String code)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
  }

  @Test
  void shouldTellThePlatformWhatBecameOfItsEventHoweverItSpellsTheTrack() throws IOException {
    seen(here, counted().withDuplicate().withConflict());
    here.uses.outcomes.put(CELL, OUTCOME);

    assertThat(ok(EVENT).toString())
        .isEqualTo(
            "{\"platform\":\"sonara\",\"track\":\"isrc:GBAYE6800011\",\"id\":\"e1\","
                + "\"status\":\"RECORDED\",\"month\":\"2026-10\",\"reported\":3,\"recorded\":1,"
                + "\"duplicates\":1,\"conflicts\":1,\"quarantined\":0,\"voided\":0,"
                + "\"trackId\":\"t1\",\"sides\":{"
                + "\"MASTER\":{\"verdict\":\"AUTHORISED\",\"licenceId\":\"l1\"},"
                + "\"PUBLISHING\":{\"verdict\":\"NO_RIGHTSHOLDER\",\"licenceId\":null}}}");
  }

  @Test
  void shouldHaveNoVerdictBeforeTheRatingAndForWhatDoesNotCount() throws IOException {
    seen(here, counted());
    assertThat(ok(EVENT).get("sides").isNull()).isTrue();

    here.uses.outcomes.put(CELL, OUTCOME);
    seen(here, counted().takenBack());
    JsonNode voided = ok(EVENT);
    assertThat(voided.path("status").asText()).isEqualTo("VOIDED");
    assertThat(voided.path("voided").asInt()).isEqualTo(1);
    assertThat(voided.get("sides").isNull()).isTrue();
    assertThat(voided.get("trackId").isNull()).isTrue();
  }

  @Test
  void shouldNotKnowAnotherPlatformsEvent() throws IOException {
    seen(here, counted());
    refused(here.get(EVENT, here.key(Role.PLATFORM, "other")), 404, "USE_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/usage-events,QUERY_INVALID",
    "/v1/usage-events?id=e1,QUERY_INVALID",
    "/v1/usage-events?track=isrc:GBAYE6800011,QUERY_INVALID",
    "/v1/usage-events?track=isrc:GBAYE6800011&id=,QUERY_INVALID",
    "/v1/usage-events?track=nothing&id=e1,IDENTIFIER_INVALID",
    "/v1/usage-events?track=isrc:&id=e1,IDENTIFIER_INVALID",
    "/v1/usage-events?track=house:a%C2%85b&id=e1,IDENTIFIER_INVALID",
    "/v1/usage-events?track=house:1&id=a%C2%85b,ID_INVALID",
    "/v1/usage-events/verdicts,QUERY_INVALID",
    "/v1/usage-events/verdicts?cell=%25,CELL_INVALID",
    "/v1/usage-events/verdicts?cell=YQ,CELL_INVALID"
  })
  void shouldSayWhatIsWrongWithAQuestion(String path, String code) throws IOException {
    refused(here.get(path, key), 400, code);
  }

  @Test
  void shouldRefuseAnIdThatNoEventCanHave() throws IOException {
    refused(
        here.get("/v1/usage-events?track=house:1&id=" + "x".repeat(201), key), 400, "ID_INVALID");
  }

  @Test
  void shouldAnswerPlatformsOnly() throws IOException {
    refused(here.get(EVENT, "ln_none"), 401, "KEY_INVALID");
    for (Role role : Role.values()) {
      if (role != Role.PLATFORM) {
        refused(here.get(EVENT, here.key(role, "sonara")), 403, "ROLE_NOT_ALLOWED");
      }
    }
  }

  @Test
  void shouldAskToComeBackWhileTheStateIsNotReady() throws IOException {
    here.uses.fail(new NotReadyException("STATE_NOT_READY", "being restored"));
    HttpResponse<String> answer = here.get(EVENT, key);
    refused(answer, 503, "STATE_NOT_READY");
    assertThat(answer.headers().firstValue("retry-after")).contains("2");
  }

  @Test
  void shouldAskTheInstanceThatHasTheIdentifier() throws IOException {
    here.uses.usesAt(there.url());
    seen(there, counted());
    there.uses.outcomes.put(CELL, OUTCOME);

    assertThat(ok(EVENT).at("/sides/MASTER/licenceId").asText()).isEqualTo("l1");
    there.uses.seen.clear();
    refused(here.get(EVENT, key), 404, "USE_NOT_FOUND");
    there.uses.fail(new NotReadyException("STATE_NOT_READY", "being restored"));
    assertThat(here.get(EVENT, key).headers().firstValue("retry-after")).contains("2");
  }

  @Test
  void shouldAskTheInstanceThatRatesTheTrack() throws IOException {
    here.uses.cellsAt(there.url());
    seen(here, counted());
    assertThat(ok(EVENT).get("sides").isNull()).isTrue();

    there.uses.outcomes.put(CELL, OUTCOME);
    JsonNode answer = ok(EVENT);
    assertThat(answer.at("/sides/MASTER/licenceId").asText()).isEqualTo("l1");
    assertThat(answer.at("/sides/PUBLISHING/verdict").asText()).isEqualTo("NO_RIGHTSHOLDER");
    assertThat(answer.at("/sides/PUBLISHING/licenceId").isNull()).isTrue();
    assertThat(answer.at("/trackId").asText()).isEqualTo("t1");
  }

  @Test
  void shouldFindTheVerdictAtAnotherInstanceThanTheUse() throws IOException {
    here.uses.usesAt(there.url());
    there.uses.cellsAt(here.url());
    seen(there, counted());
    here.uses.outcomes.put(CELL, OUTCOME);
    assertThat(ok(EVENT).at("/sides/MASTER/verdict").asText()).isEqualTo("AUTHORISED");
  }

  @Test
  void shouldNeverAskInACircle() throws IOException {
    here.uses.usesAt(there.url());
    there.uses.usesAt(here.url());
    refused(here.get(EVENT, key), 503, "STATE_NOT_READY");
  }

  @Test
  void shouldSayThatTheOtherInstanceDoesNotAnswer() throws IOException {
    here.uses.usesAt(there.url());
    there.end();
    refused(here.get(EVENT, key), 503, "INSTANCE_UNREACHABLE");
  }

  @Test
  void shouldNotTellAVerdictOfAnotherPlatformsCell() throws IOException {
    here.uses.outcomes.put(CELL, OUTCOME);
    String path = "/v1/usage-events/verdicts?cell=" + Question.encoded(CELL);
    assertThat(ok(path).at("/sides/MASTER/verdict").asText()).isEqualTo("AUTHORISED");
    refused(here.get(path, here.key(Role.PLATFORM, "other")), 403, "NOT_YOURS");
  }
}
