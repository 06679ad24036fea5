package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.InFlight;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Months;
import org.linernotes.it.kit.Prints;
import org.linernotes.it.kit.Reports;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Stated;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/**
 * February and March 2024, from first use to statements. One story, told in order, since a month
 * never goes back.
 */
@ExtendWith(Integration.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeriodsIT {
  private static final String FEBRUARY = "2024-02";
  private static final String MARCH = "2024-03";
  private static final String PLATFORM = "sonara";

  private final Stack stack;
  private final Upload upload;
  private final Months months;
  private final Stated stated = new Stated();
  private SortedMap<String, String> february = new TreeMap<>();

  PeriodsIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
    this.months = new Months(stack);
  }

  @BeforeAll
  void useInFebruaryAndMarch() {
    stack.clock().set(Instant.parse("2024-03-15T12:00:00Z"));
    party("north", "0.333333", "GBP");
    party("east", "0.5", "JPY");
    party("desert", "0.123456", "JOD");
    party("idle", "1", "GBP");
    InFlight.awaitNone(stack);
    use("north", "f1", FEBRUARY, 1);
    use("north", "f2", FEBRUARY, 1);
    use("east", "f1", FEBRUARY, 5);
    use("desert", "f1", FEBRUARY, 1);
    use("north", "m1", MARCH, 1);
    use("east", "m1", MARCH, 1);
    awaitRecorded(FEBRUARY, 4);
    awaitRecorded(MARCH, 2);
  }

  private void party(String party, String rate, String currency) {
    upload.send(Kind.TRACK, "", List.of(Items.track(party, party)));
    upload.send(Kind.LICENCE, "", List.of(licence(party, rate, currency)));
  }

  private static ObjectNode licence(String party, String rate, String currency) {
    ObjectNode licence = Items.licence(party, party, "PER_EXPOSURE", rate);
    ((ObjectNode) licence.get("rate")).put("currency", currency);
    return licence;
  }

  private void use(String party, String id, String month, int exposures) {
    ObjectNode event = Items.usage(id, party).put("occurredAt", month + "-10T12:00:00Z");
    upload.send(Kind.USAGE, PLATFORM, List.of(event.put("exposures", exposures)));
  }

  private void awaitRecorded(String month, long events) {
    Awaitility.await(month)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                stack
                        .finance()
                        .get("/v1/audit/" + month)
                        .json()
                        .at("/platforms/0/recorded")
                        .asLong()
                    == events);
  }

  @Test
  @Order(1)
  void shouldListTheMonthsOfUseAsOpen() {
    assertThat(months.all()).containsExactly(Map.entry(FEBRUARY, "OPEN"), Map.entry(MARCH, "OPEN"));
    assertThat(months.statements(FEBRUARY)).isEmpty();
  }

  @Order(2)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03/review | {\"reason\":\"r\"} | 409 | PERIOD_OUT_OF_ORDER",
        "2024-02/close  | {\"reason\":\"r\"} | 409 | PERIOD_NOT_IN_REVIEW",
        "2024-02/review | {}                 | 400 | REASON_MISSING",
        "2024-02/review | {\"reason\":\" \"} | 400 | REASON_MISSING",
        "2024-02/review | now                | 400 | BODY_NOT_JSON",
        "2024-02/close  | {}                 | 400 | REASON_MISSING"
      })
  void shouldRefuseWithACodeThatSaysWhy(String step, String body, int status, String code) {
    Answer answer = stack.finance().post("/v1/periods/" + step, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  @Order(2)
  void shouldLetFinanceAloneTurnMonths() {
    for (Api other : List.of(stack.platform(PLATFORM), stack.rightsholder("north"))) {
      for (String step : List.of("review", "close")) {
        Answer answer = other.post("/v1/periods/2024-02/" + step, "{\"reason\":\"r\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
      }
      assertThat(other.get("/v1/exports/2024-02/royalties.csv").status()).isEqualTo(403);
      assertThat(other.get("/v1/reconciliation/2024-02").status()).isEqualTo(403);
    }
    assertThat(stack.platform(PLATFORM).get("/v1/statements/2024-02").status()).isEqualTo(403);
    assertThat(stack.finance().get("/v1/periods/2024-02/draft").code())
        .isEqualTo("PERIOD_NOT_IN_REVIEW");
    assertThat(stack.finance().get("/v1/statements/2024-02/north").code()).isEqualTo("PERIOD_OPEN");
  }

  @Test
  @Order(3)
  void shouldShowTheDraftToFinanceAlone() {
    JsonNode draft = months.reviewed(FEBRUARY);

    assertThat(draft.get("totals").findValuesAsText("currency"))
        .containsExactly("GBP", "JOD", "JPY");
    Awaitility.await() // each draft looks for itself whether anything is in flight
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(stack.finance().get("/v1/periods/2024-02/draft").json())
                    .isEqualTo(draft));
    assertThat(months.review(FEBRUARY, "again").code()).isEqualTo("PERIOD_IN_REVIEW");
    assertThat(months.statements(FEBRUARY)).hasSize(3);
    Api north = stack.rightsholder("north");
    assertThat(north.get("/v1/statements/2024-02").json().get("statements")).isEmpty();
    assertThat(north.get("/v1/statements/2024-02/north").code()).isEqualTo("PERIOD_OPEN");
  }

  @Test
  @Order(4)
  void shouldCloseAndKeepWhoDidItWhenAndWhy() {
    months.closed(FEBRUARY);

    JsonNode period = stack.finance().get("/v1/periods").json().at("/periods/0");
    assertThat(period.get("status").asText()).isEqualTo("CLOSED");
    assertThat(period.at("/reviewed/reason").asText()).isEqualTo("the month is over");
    assertThat(period.at("/closed/reason").asText()).isEqualTo("the draft is right");
    assertThat(period.at("/closed/by").asText()).isNotEmpty();
    assertThat(period.at("/closed/at").asText()).startsWith("2024-03-15T12:");
    stated.month(months.documents(FEBRUARY).values());
    february = Prints.of(stack, FEBRUARY, 1);
  }

  @Test
  @Order(5)
  void shouldNeverGoBackNorCloseTwice() {
    assertThat(months.review(FEBRUARY, "once more").code()).isEqualTo("PERIOD_CLOSED");
    assertThat(months.close(FEBRUARY, "once more").code()).isEqualTo("PERIOD_CLOSED");

    assertThat(Prints.changed(february, Prints.of(stack, FEBRUARY, 1))).isEmpty();
  }

  @Order(5)
  @ParameterizedTest
  @CsvSource({
    "north,  GBP, 0.666666000, 0.67,  -0.003334000",
    "east,   JPY, 2.500000000, 2,     0.500000000",
    "desert, JOD, 0.123456000, 0.123, 0.000456000"
  })
  void shouldRoundOnceHalfEvenToTheCurrencysMinorUnit(
      String party, String currency, String accrued, String payable, String carried) {
    JsonNode statement = statement(FEBRUARY, party);

    assertThat(statement.get("currency").asText()).isEqualTo(currency);
    assertThat(statement.get("accrued").asText()).isEqualTo(accrued);
    assertThat(statement.get("payable").asText()).isEqualTo(payable);
    assertThat(statement.get("closingBalance").asText()).isEqualTo(carried);
  }

  @Test
  @Order(5)
  void shouldLetARightsholderReadItsOwnAlone() {
    Api north = stack.rightsholder("north");

    assertThat(north.get("/v1/statements/2024-02").json().findValuesAsText("party"))
        .containsExactly("north");
    assertThat(north.get("/v1/statements/2024-02/north").text())
        .isEqualTo(months.document(FEBRUARY, "north"));
    assertThat(north.get("/v1/statements/2024-02/east").status()).isEqualTo(403);
    assertThat(north.get("/v1/statements/2024-02/east?format=pdf").status()).isEqualTo(403);
    assertThat(stack.finance().get("/v1/statements/2024-02/idle").code())
        .isEqualTo("STATEMENT_NOT_FOUND");
  }

  @Order(5)
  @ParameterizedTest
  @CsvSource({
    "application/json, json, {\"period\"",
    "text/csv,         csv,  ''",
    "application/pdf,  pdf,  %PDF-"
  })
  void shouldGiveAStatementInTheFormThatIsAskedFor(String type, String format, String begins) {
    String path = "/v1/statements/2024-02/north";

    Answer accepted = stack.finance().get(path, type);
    Answer asked = stack.finance().get(path + "?format=" + format);

    for (Answer answer : List.of(accepted, asked)) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).get().asString().startsWith(type);
      assertThat(answer.text()).startsWith(begins);
    }
    assertThat(accepted.text()).isEqualTo(asked.text());
  }

  @Test
  @Order(5)
  void shouldTellWhetherAHashIsThatOfTheStatement() {
    String sha256 = statement(FEBRUARY, "north").get("sha256").asText();
    String path = "/v1/statements/2024-02/north/verify?currency=GBP&sha256=";

    JsonNode right = stack.finance().get(path + sha256).json();
    JsonNode wrong = stack.finance().get(path + sha256.replace(sha256.charAt(0), 'x')).json();

    assertThat(right.get("matches").asBoolean()).as("%s", right).isTrue();
    assertThat(right.get("sha256").asText()).isEqualTo(sha256);
    assertThat(right.get("recorded").asText()).isEqualTo(sha256);
    assertThat(wrong.path("matches").asBoolean()).as("%s", wrong).isFalse();
  }

  @Test
  @Order(6)
  void shouldBookWhatChangesAfterTheCloseInTheOpenMonthWithItsOriginAndReason() {
    use("north", "f3", FEBRUARY, 2); // late
    upload.send(Kind.VOID, PLATFORM, List.of(Items.takingBack("f1", "desert")));
    upload.send(Kind.LICENCE, "", List.of(licence("east", "0.7", "JPY")));

    awaitReasons("north", Set.of("ACCRUAL", "LATE"));
    awaitReasons("desert", Set.of("CORRECTION"));
    awaitReasons("east", Set.of("ACCRUAL", "RETROACTIVE"));
    JsonNode lines = stack.finance().get("/v1/royalties/2024-03/parties/north").json().get("lines");
    assertThat(lines.findValuesAsText("originMonth")).containsExactlyInAnyOrder(FEBRUARY, MARCH);
    assertThat(lines.findValuesAsText("charge")).containsOnly("USE");
    assertThat(stack.finance().get("/v1/royalties/2024-02").json().get("status").asText())
        .isEqualTo("CLOSED");
    assertThat(Prints.changed(february, Prints.of(stack, FEBRUARY, 1))).isEmpty();
  }

  @Test
  @Order(7)
  void shouldReviewAMonthBeforeItIsOverButNotCloseIt() {
    months.reviewed(MARCH);

    Answer refused = months.close(MARCH, "too soon");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("PERIOD_NOT_OVER");
    stack.clock().set(Instant.parse("2024-03-31T23:59:50Z"));
    assertThat(months.close(MARCH, "too soon").code()).isEqualTo("PERIOD_NOT_OVER");
  }

  @Test
  @Order(8)
  void shouldCarryRemaindersAndGroupAdjustmentsByTheirMonth() {
    stack.clock().set(Instant.parse("2024-04-01T00:00:00Z"));
    months.closed(MARCH);
    stated.month(months.documents(MARCH).values()); // every balance follows from February's

    JsonNode north = statement(MARCH, "north");
    assertThat(north.get("openingBalance").asText()).isEqualTo("-0.003334000");
    assertThat(north.get("accrued").asText()).isEqualTo("0.333333000");
    assertThat(adjustments(north)).containsExactly("2024-02 0.666666000 LATE");
    assertThat(north.get("payable").asText()).isEqualTo("1.00"); // 0.996665

    JsonNode east = statement(MARCH, "east"); // 0.5 carried, 5 x 0.2 more, 0.7 of its own
    assertThat(adjustments(east)).containsExactly("2024-02 1.000000000 RETROACTIVE");
    assertThat(east.get("total").asText()).isEqualTo("2.200000000");
    assertThat(east.get("payable").asText()).isEqualTo("2");

    JsonNode desert = statement(MARCH, "desert"); // what was paid for it is owed back
    assertThat(adjustments(desert)).containsExactly("2024-02 -0.123456000 CORRECTION");
    assertThat(desert.get("payable").asText()).isEqualTo("-0.123");
    assertThat(desert.get("closingBalance").asText()).isEqualTo("0.000000000");
    assertThat(Prints.changed(february, Prints.of(stack, FEBRUARY, 1))).isEmpty();
  }

  private JsonNode statement(String month, String party) {
    JsonNode statements =
        stack.finance().get("/v1/statements/" + month + "/" + party).json().get("statements");
    assertThat(statements).as(party).hasSize(1);
    return statements.get(0);
  }

  /** Month, amount and reasons of each. */
  private static List<String> adjustments(JsonNode statement) {
    List<String> adjustments = new ArrayList<>();
    for (JsonNode adjustment : statement.get("adjustments")) {
      Set<String> reasons = new TreeSet<>(adjustment.get("lines").findValuesAsText("reason"));
      adjustments.add(
          adjustment.get("originMonth").asText()
              + " "
              + adjustment.get("amount").asText()
              + " "
              + String.join("+", reasons));
    }
    return adjustments;
  }

  private void awaitReasons(String party, Set<String> reasons) {
    Awaitility.await(party)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(reasons(party)).isEqualTo(reasons));
  }

  /** Of all entries of March that the party has part in. */
  private Set<String> reasons(String party) {
    Set<String> reasons = new TreeSet<>();
    Reports.pages(stack.finance(), "/v1/ledger/entries?period=2024-03&party=" + party)
        .forEach(page -> reasons.addAll(page.get("entries").findValuesAsText("reason")));
    return reasons;
  }
}
