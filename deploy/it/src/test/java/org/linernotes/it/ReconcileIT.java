package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Command;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Months;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/**
 * Faults that only the database's owner can plant: reconciling finds each at its stage, and a month
 * does not close over them, or parks the party concerned and closes for all others. In order, since
 * the month closes in the end.
 */
@ExtendWith(Integration.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcileIT {
  private static final String FEBRUARY = "2024-02";
  private static final String MARCH = "2024-03";
  private static final String NORTHS_ENTRIES =
      "(SELECT entry_id FROM entry WHERE licence_id = 'north' AND period = '2024-02-01')";

  private final Stack stack;
  private final Upload upload;
  private final Months months;
  private String key = "";

  ReconcileIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
    this.months = new Months(stack);
  }

  /**
   * A fault.
   *
   * @param stage where it must be found
   * @param subject what the difference must name
   * @param closing the check that refuses to close, or {@code parks} for the party north
   */
  private record Fault(
      String name,
      List<String> plant,
      List<String> mend,
      String stage,
      String subject,
      String closing) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault(
            "a count is deleted",
            List.of(kept("audit_count", "true"), "DELETE FROM audit_count"),
            List.of("INSERT INTO audit_count SELECT * FROM kept_audit_count", drop("audit_count")),
            "recorded",
            "sonara",
            "RECORDED_EQUALS_RATED"),
        new Fault(
            "an outcome is deleted",
            List.of(
                kept("rated_cell", "master_licence_id = 'north'"),
                "DELETE FROM rated_cell WHERE master_licence_id = 'north'"),
            List.of("INSERT INTO rated_cell SELECT * FROM kept_rated_cell", drop("rated_cell")),
            "accrued",
            "sonara",
            "RECORDED_EQUALS_RATED"),
        new Fault(
            "an outcome's money is changed",
            List.of(
                "UPDATE rated_cell SET master_gross = master_gross + 1,"
                    + " master_amounts = ARRAY[master_amounts[1] + 1]"
                    + " WHERE master_licence_id = 'north'"),
            List.of(
                "UPDATE rated_cell SET master_gross = master_gross - 1,"
                    + " master_amounts = ARRAY[master_amounts[1] - 1]"
                    + " WHERE master_licence_id = 'north'"),
            "accrued",
            "sonara",
            "parks"),
        new Fault(
            "a posting is deleted",
            List.of(
                kept("posting", "amount < 0 AND entry_id IN " + NORTHS_ENTRIES),
                "DELETE FROM posting WHERE amount < 0 AND entry_id IN " + NORTHS_ENTRIES),
            putBackPostings(),
            "booked",
            "north",
            "parks"),
        new Fault(
            "an entry is doubled",
            List.of(
                kept("entry", "entry_id IN " + NORTHS_ENTRIES),
                kept("posting", "entry_id IN " + NORTHS_ENTRIES),
                "UPDATE kept_entry SET entry_id = 999999",
                "UPDATE kept_posting SET entry_id = 999999",
                "INSERT INTO entry SELECT * FROM kept_entry",
                "INSERT INTO posting SELECT * FROM kept_posting"),
            List.of(
                "DELETE FROM posting WHERE entry_id = 999999",
                "DELETE FROM entry WHERE entry_id = 999999",
                drop("entry"),
                drop("posting")),
            "booked",
            "north",
            "parks"),
        new Fault(
            "an accrual is skipped",
            List.of(
                kept("rated_cell", "master_licence_id = 'north'"),
                kept("posting", "entry_id IN " + NORTHS_ENTRIES),
                kept("entry", "licence_id = 'north'"),
                "DELETE FROM rated_cell WHERE master_licence_id = 'north'",
                "DELETE FROM posting WHERE entry_id IN " + NORTHS_ENTRIES,
                "DELETE FROM entry WHERE licence_id = 'north'"),
            Stream.of(
                    List.of(
                        "INSERT INTO entry SELECT * FROM kept_entry",
                        drop("entry"),
                        "INSERT INTO rated_cell SELECT * FROM kept_rated_cell",
                        drop("rated_cell")),
                    putBackPostings())
                .flatMap(List::stream)
                .toList(),
            "accrued",
            "sonara",
            "RECORDED_EQUALS_RATED"));
  }

  private static String kept(String table, String where) {
    return "CREATE TABLE kept_" + table + " AS SELECT * FROM " + table + " WHERE " + where;
  }

  private static String drop(String table) {
    return "DROP TABLE kept_" + table;
  }

  /** The trigger refuses half an entry, from its owner too. */
  private static List<String> putBackPostings() {
    return List.of(
        "ALTER TABLE posting DISABLE TRIGGER USER",
        "INSERT INTO posting SELECT * FROM kept_posting",
        "ALTER TABLE posting ENABLE TRIGGER USER",
        drop("posting"));
  }

  @BeforeAll
  void useInFebruary() {
    key = stack.keys().add(Role.FINANCE, null);
    Keys.awaitWorking(stack.withKey(key));
    for (String party : List.of("north", "east")) {
      upload.send(Kind.TRACK, "", List.of(Items.track(party, party)));
      upload.send(
          Kind.LICENCE, "", List.of(Items.licence(party, party, "PER_EXPOSURE", "0.333333")));
      upload.send(Kind.USAGE, "sonara", List.of(Items.usage("e", party)));
    }
    months.reviewed(FEBRUARY);
  }

  @Test
  @Order(1)
  void shouldFindAllStagesAlikeWhereNothingIsWrong() {
    JsonNode reconciliation = reconciliation(FEBRUARY);

    assertThat(reconciliation.get("differences")).isEmpty();
    assertThat(stages(reconciliation))
        .startsWith("reported 2", "recorded 2", "rated 2 GBP 0.666666000")
        .contains("accrued 2 GBP 0.666666000", "booked 2 GBP 0.666666000");
    Command command = reconcile(FEBRUARY);
    assertThat(command.exit()).as("%s", command).isZero();
    assertThat(command.out()).containsIgnoringCase("recorded").contains("0.666666000");
  }

  @Order(2)
  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void shouldFindAFaultAtItsStageAndNotCloseOverIt(Fault fault) {
    fault.plant().forEach(sql -> stack.asOwner().execute(sql));
    try {
      JsonNode reconciliation = reconciliation(FEBRUARY);
      Command command = reconcile(FEBRUARY);

      assertThat(differences(reconciliation))
          .as("%s", reconciliation)
          .anySatisfy(text -> assertThat(text).startsWith(fault.stage()).contains(fault.subject()));
      assertThat(command.exit()).as("%s", command).isEqualTo(1);
      assertThat(command.out() + command.err()).contains(fault.stage()).contains(fault.subject());
      notClosedOver(fault);
    } finally {
      fault.mend().forEach(sql -> stack.asOwner().execute(sql));
    }
    assertThat(reconciliation(FEBRUARY).get("differences")).isEmpty();
  }

  private void notClosedOver(Fault fault) {
    if (fault.closing().equals("parks")) {
      JsonNode draft = months.draft(FEBRUARY).json();
      assertThat(draft.get("parked").findValuesAsText("party")).containsExactly("north");
      assertThat(parties(FEBRUARY)).containsExactly("east");
      return;
    }
    Answer refused = months.close(FEBRUARY, "whatever it says");
    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("PERIOD_CHECKS_FAILED");
    List<String> failed = new ArrayList<>();
    for (JsonNode check : refused.json().get("checks")) {
      if (!check.get("ok").asBoolean()) {
        assertThat(check.get("differences")).isNotEmpty();
        failed.add(check.get("check").asText());
      }
    }
    assertThat(failed).contains(fault.closing());
  }

  @Test
  @Order(3)
  void shouldParkThePartyConcernedAndCloseForAllOthers() {
    Fault fault = faults().filter(one -> one.name().contains("posting")).findFirst().orElseThrow();
    fault.plant().forEach(sql -> stack.asOwner().execute(sql));

    JsonNode closed = months.closed(FEBRUARY);

    assertThat(closed.get("parked").findValuesAsText("party")).containsExactly("north");
    assertThat(closed.at("/parked/0/ledger").asText()).isEqualTo("0.000000000");
    assertThat(closed.at("/parked/0/expected").asText()).isEqualTo("0.333333000");
    assertThat(parties(FEBRUARY)).containsExactly("east");
    JsonNode list = stack.finance().get("/v1/statements/2024-02").json();
    assertThat(list.get("parked").findValuesAsText("party")).containsExactly("north");
    assertThat(stack.finance().get("/v1/statements/2024-02/north").code())
        .isEqualTo("STATEMENT_NOT_FOUND");
    fault.mend().forEach(sql -> stack.asOwner().execute(sql));
  }

  @Test
  @Order(4)
  void shouldFindAStatementThatWasChanged() {
    String change = "UPDATE statement SET payable = payable %s 1, carried = carried %s 1";
    stack.asOwner().execute(change.formatted("+", "-"));

    JsonNode reconciliation = reconciliation(FEBRUARY);
    Command command = reconcile(FEBRUARY);

    assertThat(differences(reconciliation))
        .anySatisfy(text -> assertThat(text).startsWith("stated").contains("east"));
    assertThat(command.exit()).isEqualTo(1);
    assertThat(command.out() + command.err()).contains("stated").contains("east");
    stack.asOwner().execute(change.formatted("-", "+"));
    assertThat(differences(reconciliation(FEBRUARY)))
        .noneSatisfy(text -> assertThat(text).contains("east"));
  }

  @Test
  @Order(5)
  void shouldStateAParkedPartyWithAllSinceOnceItsBooksAddUp() {
    for (String party : List.of("north", "east")) {
      upload.send(
          Kind.USAGE,
          "sonara",
          List.of(Items.usage("m", party).put("occurredAt", "2024-03-05T12:00:00Z")));
    }
    awaitOwed(MARCH, "0.333333000");
    months.reviewed(MARCH);
    months.closed(MARCH);

    assertThat(parties(MARCH)).containsExactly("east", "north");
    JsonNode north = statement("north");
    assertThat(north.get("openingBalance").asText()).isEqualTo("0.000000000");
    assertThat(north.get("accrued").asText()).isEqualTo("0.333333000");
    assertThat(north.at("/adjustments/0/originMonth").asText()).isEqualTo(FEBRUARY);
    assertThat(north.at("/adjustments/0/amount").asText()).isEqualTo("0.333333000");
    assertThat(north.get("payable").asText()).isEqualTo("0.67");
    assertThat(reconciliation(MARCH).get("differences")).isEmpty();
  }

  private JsonNode statement(String party) {
    return stack.finance().get("/v1/statements/" + MARCH + "/" + party).json().at("/statements/0");
  }

  private void awaitOwed(String month, String amount) {
    Awaitility.await(month)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                assertThat(
                        stack
                            .finance()
                            .get("/v1/royalties/" + month)
                            .json()
                            .get("totals")
                            .findValuesAsText("accrued"))
                    .containsExactly(amount, amount));
  }

  private List<String> parties(String month) {
    return months.statements(month).stream().map(one -> one.get("party").asText()).toList();
  }

  private Command reconcile(String month) {
    return Command.run("reconcile", month, "--url", stack.url(), "--key", key);
  }

  private JsonNode reconciliation(String month) {
    Answer answer = stack.finance().get("/v1/reconciliation/" + month);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> stages(JsonNode reconciliation) {
    List<String> stages = new ArrayList<>();
    for (JsonNode stage : reconciliation.get("stages")) {
      StringBuilder text = new StringBuilder(stage.get("stage").asText());
      text.append(' ').append(stage.get("count").asLong());
      stage
          .path("sums")
          .properties()
          .forEach(sum -> text.append(' ' + sum.getKey() + ' ' + sum.getValue().asText()));
      stages.add(text.toString());
    }
    return stages;
  }

  private static List<String> differences(JsonNode reconciliation) {
    List<String> differences = new ArrayList<>();
    for (JsonNode difference : reconciliation.get("differences")) {
      differences.add(
          "%s %s: %s (expected: %s)"
              .formatted(
                  difference.get("stage").asText(),
                  difference.get("subject").asText(),
                  difference.get("found").asText(),
                  difference.get("expected").asText()));
    }
    return differences;
  }
}
