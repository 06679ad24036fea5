package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Months;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Scrape;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;
import org.linernotes.serde.AvroSerde;
import org.linernotes.topic.Topics;
import org.linernotes.usage.CellKey;

/**
 * Accruals that no ledger can take: one that is none, one of more money than an amount can be, one
 * that no index holds. Each parks its cell, all others are booked, and a later accrual mends it. In
 * order, since the month closes in the midst.
 */
@ExtendWith(Integration.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedCellsIT {
  private static final String FEBRUARY = "2024-02";
  private static final String MARCH = "2024-03";
  private static final String LONG_AGO = "2023-01";
  private static final BigDecimal MOST = new BigDecimal("99999999999999999999999999999.999999999");

  private final Stack stack;
  private final Upload upload;
  private final Months months;
  private final AvroSerde<Accrual> accruals;

  ParkedCellsIT(Parts parts) {
    stack = Stack.start(parts, Map.of("LINERNOTES_SINK_WATCH_SECONDS", "1"));
    upload = new Upload(stack);
    months = new Months(stack);
    accruals = AvroSerde.of(Topics.ACCRUALS, stack.context().schemaIds());
  }

  @BeforeAll
  void useThatIsBooked() {
    for (String party : List.of("north", "east", "west")) {
      upload.send(Kind.TRACK, "", List.of(Items.track(party, party)));
      upload.send(Kind.LICENCE, "", List.of(Items.licence(party, party, "PER_EXPOSURE", "0.5")));
    }
    upload.send(
        Kind.USAGE, "sonara", List.of(Items.usage("e1", "north"), Items.usage("e1", "east")));
    await(
        () ->
            assertThat(totals(FEBRUARY)).containsExactly("east 0.500000000", "north 0.500000000"));
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  @Order(1)
  void shouldParkTheCellsAndBookAllOthers() {
    try (RawTopics topics = new RawTopics(stack)) {
      byte[] none = "no accrual".getBytes(StandardCharsets.UTF_8);
      topics.writeAfter(last(topics, "north"), none);
      ConsumerRecord<byte[], byte[]> east = last(topics, "east");
      topics.writeAfter(east, bytes(owing(east, MOST.negate())));
      writeUseOfAnUnboundedIdentifier(topics);
    }
    upload.send(Kind.USAGE, "sonara", List.of(Items.usage("e1", "west")));

    await(() -> assertThat(totals(FEBRUARY)).contains("west 0.500000000"));
    await(
        () ->
            assertThat(
                    stack.asOwner().texts("SELECT cause || ' ' || work FROM parked_now ORDER BY 1"))
                .hasSize(3)
                .startsWith("REFUSED east")
                .endsWith("UNREADABLE north"));
    assertThat(totals(FEBRUARY)).contains("east 0.500000000", "north 0.500000000");
    await(
        () ->
            assertThat(Scrape.of(stack.admin().get("/metrics").text()).value("sink_parked_cells"))
                .isEqualTo(3));
  }

  @Test
  @Order(2)
  void shouldNameThemWhenTheirMonthIsReconciled() {
    assertThat(differences(FEBRUARY))
        .anySatisfy(text -> assertThat(text).contains("sonara, north", "set aside"))
        .anySatisfy(text -> assertThat(text).contains("sonara, east", "22003"));
    assertThat(differences(LONG_AGO)).anySatisfy(text -> assertThat(text).contains("54000"));
  }

  @Test
  @Order(3)
  void shouldCloseTheMonthForAllButThePartiesOfParkedCells() {
    assertThat(months.reviewed(FEBRUARY).get("parked").findValuesAsText("party"))
        .containsExactly("east", "north");

    JsonNode closed = months.closed(FEBRUARY);

    assertThat(closed.get("parked").findValuesAsText("party")).containsExactly("east", "north");
    assertThat(closed.at("/parked/0/expected").asText()).isEqualTo(MOST.negate().toPlainString());
    assertThat(months.parties(FEBRUARY)).containsExactly("west");
  }

  @Test
  @Order(4)
  void shouldBookTheWholeCellWhenALaterAccrualOfItComes() {
    upload.send(
        Kind.USAGE, "sonara", List.of(Items.usage("e2", "north"), Items.usage("e2", "east")));

    await(() -> assertThat(totals(MARCH)).containsExactly("east 0.500000000", "north 0.500000000"));
    await(() -> assertThat(differences(FEBRUARY)).isEmpty());
    assertThat(stack.asOwner().texts("SELECT count(*) FROM mended_record")).containsExactly("2");
    months.reviewed(MARCH);
    months.closed(MARCH);
    assertThat(months.parties(MARCH)).containsExactly("east", "north");
    assertThat(months.document(MARCH, "north")).contains("\"payable\":\"1.00\"");
  }

  @Test
  @Order(5)
  void shouldStayMendedWhenAllIsReadAgain() {
    assertThat(stack.admin().post("/v1/projections:rebuild", "").status()).isEqualTo(202);

    await(() -> assertThat(differences(FEBRUARY)).isEmpty());
    assertThat(stack.asOwner().texts("SELECT count(*) FROM parked_now")).containsExactly("1");
    assertThat(totals(MARCH)).containsExactly("east 0.500000000", "north 0.500000000");
  }

  /** Of no money, in a month that nobody closes here; random, since indexes compress. */
  private void writeUseOfAnUnboundedIdentifier(RawTopics topics) {
    StringBuilder identifier = new StringBuilder("isrc:");
    new Random(1).ints(20_000, 'a', 'z').forEach(letter -> identifier.append((char) letter));
    LocalDate day = LocalDate.of(2023, 1, 1);
    CellKey key =
        new CellKey(
            null, identifier.toString(), "sonara", "r", day, "m", null, "PRETRAINING", "ZZ");
    SideOutcome none =
        new SideOutcome("UNMATCHED_TRACK", null, null, null, null, null, null, null, List.of());
    Accrual accrual =
        new Accrual(
            null,
            key.identifier(),
            "sonara",
            "m",
            null,
            "r",
            "PRETRAINING",
            "ZZ",
            day,
            null,
            1L,
            1L,
            0L,
            none,
            none);
    topics.write(Topics.ACCRUALS, key.toBytes(), bytes(accrual));
  }

  private Accrual owing(ConsumerRecord<byte[], byte[]> record, BigDecimal gross) {
    Accrual accrual = Objects.requireNonNull(accruals.deserialize("", record.value()));
    SideOutcome master = accrual.getMaster();
    Share share = master.getShares().get(0);
    master.setGross(gross);
    master.setShares(List.of(new Share(share.getParty(), share.getPpm(), gross)));
    return accrual;
  }

  private byte[] bytes(Accrual accrual) {
    return Objects.requireNonNull(accruals.serialize("", accrual));
  }

  private static ConsumerRecord<byte[], byte[]> last(RawTopics topics, String track) {
    return topics.read(Topics.ACCRUALS).stream()
        .filter(record -> track.equals(CellKey.parse(record.key()).trackId()))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private List<String> totals(String month) {
    List<String> totals = new ArrayList<>();
    for (JsonNode total : stack.finance().get("/v1/royalties/" + month).json().get("totals")) {
      totals.add(total.get("party").asText() + " " + total.get("accrued").asText());
    }
    return totals;
  }

  private List<String> differences(String month) {
    List<String> differences = new ArrayList<>();
    stack
        .finance()
        .get("/v1/reconciliation/" + month)
        .json()
        .get("differences")
        .forEach(difference -> differences.add(difference.toString()));
    return differences;
  }

  private static void await(ThrowingRunnable condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(condition);
  }
}
