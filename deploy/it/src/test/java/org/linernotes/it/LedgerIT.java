package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.it.kit.InFlight;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Reports;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.kit.postgres.DatabaseException;
import org.linernotes.it.world.Kind;

/** The ledger: append-only, double entry, and a reason for every entry. */
@ExtendWith(Integration.class)
class LedgerIT {
  private static final String PLATFORM = "sonara";

  private final Stack stack;
  private final Upload upload;

  LedgerIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldBookUseAsAccrualAndMoreUseAsAnother() {
    given("more", "PER_EXPOSURE", "0.5");
    use("more", "e1");
    awaitTotal("more", "0.500000000");
    use("more", "e2");
    awaitTotal("more", "1.000000000");

    assertThat(reasons("more")).containsExactly("ACCRUAL", "ACCRUAL");
  }

  @Test
  void shouldBookALicenceDatedBackAsRetroactive() {
    given("late", "PER_EXPOSURE", "0.5");
    upload.send(Kind.LICENCE, "", List.of(licence("late", "PER_EXPOSURE", "0.5", "2024-03-01")));
    use("late", "e1");
    awaitUnlicensed("late", "NOT_IN_TERM");

    upload.send(Kind.LICENCE, "", List.of(licence("late", "PER_EXPOSURE", "0.5", "2024-02-01")));
    awaitTotal("late", "0.500000000");

    assertThat(reasons("late")).containsExactly("RETROACTIVE");
  }

  @Test
  void shouldTakeBackWhatASuspendedLicenceOwedByANewEntry() {
    given("off", "PER_EXPOSURE", "0.5");
    use("off", "e1");
    awaitTotal("off", "0.500000000");

    upload.send(
        Kind.LICENCE,
        "",
        List.of(licence("off", "PER_EXPOSURE", "0.5", "2024-01-01").put("status", "SUSPENDED")));
    awaitTotal("off", "0");

    assertThat(reasons("off")).containsExactly("ACCRUAL", "RETROACTIVE");
    assertThat(entries("off").get(1).get("postings").findValuesAsText("amount"))
        .containsExactlyInAnyOrder("-0.500000000", "0.500000000");
  }

  @Test
  void shouldBookACorrectedDurationAsCorrection() {
    given("long", "PER_AUDIO_SECOND", "0.01");
    use("long", "e1");
    awaitTotal("long", "1.000000000");

    upload.send(
        Kind.TRACK, "", List.of(Items.track("long-track", "long").put("durationSeconds", "250")));
    awaitTotal("long", "2.500000000");

    assertThat(reasons("long")).containsExactly("ACCRUAL", "CORRECTION");
  }

  @Test
  void shouldBalanceEveryEntryAndAgreeWithControl() {
    given("sum", "PER_EXPOSURE", "0.333333");
    use("sum", "e1");
    awaitTotal("sum", "0.333333000");

    for (JsonNode entry : entries()) {
      Map<String, BigDecimal> sums = new HashMap<>();
      for (JsonNode posting : entry.get("postings")) {
        sums.merge(
            posting.get("currency").asText(),
            new BigDecimal(posting.get("amount").asText()),
            BigDecimal::add);
      }
      assertThat(entry.get("postings").size()).as("%s", entry).isGreaterThan(1);
      assertThat(sums.values()).as("%s", entry).allMatch(sum -> sum.signum() == 0);
    }
    JsonNode control = stack.finance().get("/v1/royalties/2024-02").json().at("/control/GBP");
    assertThat(control.get("debits")).isEqualTo(control.get("credits"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE posting SET amount = amount * 2",
        "UPDATE entry SET reason = 'ACCRUAL'",
        "UPDATE account SET owner = 'me'",
        "DELETE FROM posting",
        "DELETE FROM entry",
        "DELETE FROM account",
        "TRUNCATE posting",
        "TRUNCATE entry",
        "TRUNCATE account",
        "UPDATE statement SET payable = payable + 1",
        "UPDATE period_step SET state = 'REVIEW'",
        "UPDATE period_track SET title = 'another'",
        "DELETE FROM statement",
        "DELETE FROM period_step",
        "DELETE FROM period_track",
        "DELETE FROM parked",
        "DELETE FROM parked_record",
        "UPDATE mended_record SET by_offset = by_offset + 1",
        "DROP TABLE posting",
        "ALTER TABLE posting DISABLE TRIGGER ALL"
      })
  void shouldRefuseTheServicesRoleEveryChangeOfTheLedger(String sql) {
    assertThatThrownBy(() -> stack.asService().execute(sql))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            refused ->
                assertThat(refused.state()).isEqualTo(DatabaseException.INSUFFICIENT_PRIVILEGE));
  }

  @Test
  void shouldLetTheServicesRoleAddToTheLedgerAndReadIt() {
    stack
        .asService()
        .execute("INSERT INTO account (kind, owner, currency) VALUES ('PARTY', 'new', 'GBP')");

    assertThat(stack.asService().texts("SELECT name FROM account WHERE owner = 'new'"))
        .containsExactly("party:new");
    for (String table : List.of("account", "entry", "posting")) {
      String may =
          "SELECT has_table_privilege('%s', 'INSERT') AND has_table_privilege('%s', 'SELECT')";
      assertThat(stack.asService().texts(may.formatted(table, table))).containsExactly("t");
    }
  }

  @Test
  void shouldRefuseAnEntryThatDoesNotBalance() {
    String insert =
        """
        WITH a AS (INSERT INTO account (kind, owner, currency)
                   VALUES ('PARTY', 'lonely', 'GBP') RETURNING id),
             e AS (INSERT INTO entry (entry_id, period, origin, reason, charge, cell_id, side,
                                      platform, licence_id, basis, rate, currency, units, gross,
                                      booked_at)
                   SELECT nextval('entry_id_seq'), '2024-02-01', '2024-02-01', 'ACCRUAL', 'USE',
                          gen_random_uuid(), 'MASTER', 'sonara', 'l', 'PER_EXPOSURE', 1, 'GBP',
                          1, 1, now() RETURNING entry_id)
        INSERT INTO posting (entry_id, account_id, period, amount)
        SELECT entry_id, id, '2024-02-01', 1 FROM a, e
        """;

    assertThatThrownBy(() -> stack.asService().execute(insert))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("expected: sum 0");
  }

  /** A track of a party of its own, licensed. */
  private void given(String party, String basis, String amount) {
    upload.send(Kind.TRACK, "", List.of(Items.track(party + "-track", party)));
    upload.send(Kind.LICENCE, "", List.of(licence(party, basis, amount, "2024-01-01")));
    InFlight.awaitNone(stack);
  }

  private static ObjectNode licence(String party, String basis, String amount, String from) {
    return Items.licence(party + "-licence", party, basis, amount).put("effectiveFrom", from);
  }

  private void use(String party, String id) {
    upload.send(Kind.USAGE, PLATFORM, List.of(Items.usage(id, party + "-track")));
  }

  private void awaitTotal(String party, String total) {
    await(party + " is owed " + total, () -> total(party).compareTo(new BigDecimal(total)) == 0);
  }

  private BigDecimal total(String party) {
    for (JsonNode total : stack.finance().get("/v1/royalties/2024-02").json().get("totals")) {
      if (total.get("party").asText().equals(party)) {
        return new BigDecimal(total.get("accrued").asText());
      }
    }
    return BigDecimal.ZERO;
  }

  private void awaitUnlicensed(String party, String reason) {
    await(
        party + " " + reason,
        () -> {
          for (JsonNode use : stack.finance().get("/v1/unlicensed/2024-02").json().get("uses")) {
            if (use.path("trackId").asText().equals(party + "-track")
                && use.get("side").asText().equals("MASTER")
                && use.get("reason").asText().equals(reason)) {
              return true;
            }
          }
          return false;
        });
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }

  private List<String> reasons(String party) {
    return entries(party).stream().map(entry -> entry.get("reason").asText()).toList();
  }

  private List<JsonNode> entries(String party) {
    return entries().stream()
        .filter(entry -> entry.get("postings").findValuesAsText("party").contains(party))
        .toList();
  }

  private List<JsonNode> entries() {
    List<JsonNode> entries = new ArrayList<>();
    Reports.pages(stack.finance(), "/v1/ledger/entries?period=2024-02")
        .forEach(page -> page.get("entries").forEach(entries::add));
    return entries;
  }
}
