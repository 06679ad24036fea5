package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Command;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Months;
import org.linernotes.it.kit.Reports;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.sink.Books;
import org.linernotes.it.world.Kind;
import org.linernotes.standalone.Standalone;
import org.linernotes.standalone.StartWatcher;
import org.linernotes.standalone.postgres.EmbeddedDatabase;

/**
 * The drill of the README: a backup in mid-flow, more use, a month closed after it, the books lost;
 * restored, read on from the topics, closed again: exact.
 */
class RestoreIT {
  private static final String FEBRUARY = "2024-02";
  private static final String MARCH = "2024-03";
  private static final int BATCHES = 40;
  private static final int BATCH = 25;

  private final Path folder;

  RestoreIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldComeToTheSameBooksFromABackupAndTheTopics() {
    SortedMap<String, String> february;
    SortedMap<String, String> march;
    List<String> books;
    try (Standalone up = up()) {
      Api finance = with(up, Role.FINANCE, null);
      closeFebruary(up, finance);
      february = new Months(finance).documents(FEBRUARY);
      backUpInMidFlow(up);
      await(() -> assertThat(owed(finance, MARCH)).isEqualByComparingTo(expected()));
      new Months(finance).reviewed(MARCH);
      new Months(finance).closed(MARCH);
      march = new Months(finance).documents(MARCH);
      books = Books.all(database(up));
    }
    assertThat(february).hasSize(2);
    assertThat(march).hasSize(2);

    Command restored = command("restore");
    assertThat(restored.exit()).as("%s", restored).isZero();
    assertThat(restored.out()).contains("restored: ", "linernotes_before_");

    try (Standalone up = up()) {
      Api finance = with(up, Role.FINANCE, null);
      await(() -> assertThat(owed(finance, MARCH)).isEqualByComparingTo(expected()));
      new Months(finance).reviewed(MARCH);
      new Months(finance).closed(MARCH);

      assertThat(Books.all(database(up))).isEqualTo(books);
      assertThat(new Months(finance).documents(FEBRUARY)).isEqualTo(february);
      assertThat(new Months(finance).documents(MARCH)).isEqualTo(march);
      for (String month : List.of(FEBRUARY, MARCH)) {
        assertThat(finance.get("/v1/reconciliation/" + month).json().get("differences")).isEmpty();
      }
    }
  }

  @Test
  void shouldRefuseWhatIsNoWholeBackupAndTouchNothing() throws IOException {
    Files.writeString(folder.resolve("books.zip"), "no backup");

    Command refused = command("restore");

    assertThat(refused.exit()).as("%s", refused).isEqualTo(2);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).startsWith("cannot read the backup ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private Standalone up() {
    return Standalone.start(
        new Standalone.Options(
            folder.resolve("data"), 0, EmbeddedDatabase.Durability.PROCESS, Map.of()),
        Clock.systemUTC(),
        StartWatcher.NONE);
  }

  private Command command(String name) {
    return Command.run(
        name, folder.resolve("books.zip").toString(), "--data", folder.resolve("data").toString());
  }

  private static void closeFebruary(Standalone up, Api finance) {
    Api admin = with(up, Role.ADMIN, null);
    for (String party : List.of("north", "east")) {
      send(admin, Kind.TRACK, List.of(Items.track(party, party)));
      send(admin, Kind.LICENCE, List.of(Items.licence(party, party, "PER_EXPOSURE", "0.333333")));
    }
    Api platform = with(up, Role.PLATFORM, "sonara");
    send(platform, Kind.USAGE, List.of(Items.usage("e", "north"), Items.usage("e", "east")));
    await(() -> assertThat(owed(finance, FEBRUARY)).isEqualByComparingTo("0.666666"));
    new Months(finance).reviewed(FEBRUARY);
    new Months(finance).closed(FEBRUARY);
  }

  /** A quarter is sent before, the rest while it runs and after. */
  private void backUpInMidFlow(Standalone up) {
    Api platform = with(up, Role.PLATFORM, "sonara");
    Thread sender =
        new Thread(
            () ->
                IntStream.range(BATCHES / 4, BATCHES)
                    .forEach(batch -> send(platform, Kind.USAGE, batch(batch))),
            "sender");
    IntStream.range(0, BATCHES / 4).forEach(batch -> send(platform, Kind.USAGE, batch(batch)));
    sender.start();
    Command backup = command("backup");
    assertThat(backup.exit()).as("%s", backup).isZero();
    await(() -> assertThat(sender.isAlive()).isFalse());
  }

  private static List<JsonNode> batch(int batch) {
    List<JsonNode> uses = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      String track = i % 2 == 0 ? "north" : "east";
      uses.add(
          Items.usage("e-" + batch + "-" + i, track)
              .put("occurredAt", "2024-03-%02dT00:00:00Z".formatted(1 + batch % 28)));
    }
    return uses;
  }

  private static BigDecimal expected() {
    return new BigDecimal("0.333333").multiply(BigDecimal.valueOf((long) BATCHES * BATCH));
  }

  private static BigDecimal owed(Api finance, String month) {
    BigDecimal owed = BigDecimal.ZERO;
    for (JsonNode page : Reports.pages(finance, "/v1/royalties/" + month)) {
      for (JsonNode total : page.get("totals")) {
        owed = owed.add(new BigDecimal(total.get("accrued").asText()));
      }
    }
    return owed;
  }

  private static Api with(Standalone up, Role role, @Nullable String of) {
    try (Keys keys = new Keys(up.kafka(), up.schemaIds())) {
      Api api = Api.of(up.run().url(), keys.add(role, of));
      Keys.awaitWorking(api);
      return api;
    }
  }

  private static Database database(Standalone up) {
    String url = up.run().postgres();
    String plain = url.substring(0, url.indexOf('?'));
    return new Database(plain, EmbeddedDatabase.SUPERUSER, "");
  }

  private static void send(Api api, Kind kind, List<? extends JsonNode> items) {
    Answer answer = api.post(kind.path(), items);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private static void await(ThrowingRunnable condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(condition);
  }
}
