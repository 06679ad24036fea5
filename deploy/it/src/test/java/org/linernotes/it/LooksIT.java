package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.month.FlowChecks;
import org.linernotes.sink.postgres.month.PostgresMonthEnd;

/** A look at a month lasts as long as its reader reads; nobody may have to wait for that. */
@ExtendWith(Integration.class)
class LooksIT {
  private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);
  private static final String REASON = "{\"reason\":\"month end\"}";

  private final Stack stack;
  private final Upload upload;

  LooksIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldBookAndCloseWhileADraftIsRead() throws IOException {
    stack.clock().set(Instant.parse("2024-03-15T12:00:00Z"));
    terms("north", "PER_EXPOSURE");
    terms("pool", "MONTHLY_POOL");
    use("north", "first");
    awaitTotals(1);
    post("review");
    try (Database database =
        Database.forMonths(DatabaseSettings.from(stack.settings()), stack.context().metrics())) {
      FlowChecks flow =
          new FlowChecks(
              database,
              within -> List.of(),
              offsets -> {
                throw new AssertionError("asked for the topics (expected: not by a look)");
              });
      int statements =
          new PostgresMonthEnd(database, flow, stack.clock())
              .read(
                  FEBRUARY,
                  view -> {
                    terms("late", "PER_EXPOSURE"); // its account is opened meanwhile
                    use("late", "second");
                    awaitTotals(2);
                    post("close");
                    return view.totals(null).size();
                  });
      assertThat(statements).isEqualTo(2); // north's and the pool's: what there was at first
    }
    assertThat(stack.finance().get("/v1/statements/2024-02").json().at("/statements")).hasSize(3);
  }

  private void terms(String party, String basis) {
    upload.send(Kind.TRACK, "", List.of(Items.track(party, party)));
    ObjectNode licence = Items.licence(party, party, basis, "0.5");
    if (basis.equals("MONTHLY_POOL")) {
      licence.put("platform", "sonara");
      ((ObjectNode) licence.get("rate")).put("allocation", "EQUAL_BY_TRACK");
    }
    upload.send(Kind.LICENCE, "", List.of(licence));
  }

  private void use(String party, String id) {
    ObjectNode event = Items.usage(id, party).put("occurredAt", "2024-02-10T12:00:00Z");
    upload.send(Kind.USAGE, "sonara", List.of(event));
  }

  private void awaitTotals(int parties) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                stack.finance().get("/v1/royalties/2024-02").json().get("totals").size()
                    == parties);
  }

  private void post(String step) {
    Answer answer = stack.finance().post("/v1/periods/2024-02/" + step, REASON);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }
}
