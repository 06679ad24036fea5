package org.linernotes.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.UsageReported;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.flow.AccrualFact;
import org.linernotes.sink.flow.TopicsException;
import org.linernotes.sink.ledger.CellId;
import org.linernotes.sink.ledger.Outcomes;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

class KafkaTopicFactsTest {
  private static final TopicNames NAMES = new TopicNames("test.");
  private static final String USAGE = "test.usage.reported";
  private static final String ACCRUALS = "test.royalty.accruals";
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  private final ReleasedSchemas ids = new ReleasedSchemas();
  private final LogInMemory log = new LogInMemory(List.of(USAGE, ACCRUALS));
  private final Map<Position, Long> booked = new HashMap<>();
  private final KafkaTopicFacts facts = new KafkaTopicFacts(log::session, NAMES, ids, () -> booked);

  private void use(String platform, String id, String at) {
    UsageReported event =
        UsageReported.newBuilder()
            .setPlatform(platform)
            .setId(id)
            .setTrack("jamendo:t1")
            .setOccurredAt(Instant.parse(at))
            .setUseType("PRETRAINING")
            .setModel("lark")
            .setRun("run-1")
            .build();
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, ids);
    log.record(USAGE, bytes("jamendo:t1"), serde.serialize("", event));
  }

  private void accrual(String key, Accrual accrual) {
    AvroSerde<Accrual> serde = AvroSerde.of(Topics.ACCRUALS, ids);
    log.record(ACCRUALS, bytes(key), serde.serialize("", accrual));
  }

  private static Accrual cell(long events) {
    return Outcomes.cell(events, Outcomes.paid("0.03"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void bookedUpTo(long offset) {
    booked.put(new Position(ACCRUALS, 0), offset);
  }

  private List<AccrualFact> october() {
    List<AccrualFact> found = new ArrayList<>();
    facts.accruals(OCTOBER, found::add);
    return found;
  }

  @Test
  void shouldCountEveryReportOfTheMonthByItsPlatformAlsoRepeatedOnes() {
    use("sonara", "e1", "2026-10-01T00:00:00Z");
    use("sonara", "e1", "2026-10-01T00:00:00Z");
    use("musicflow", "e1", "2026-10-31T23:59:59.999Z");
    use("sonara", "e2", "2026-11-01T00:00:00Z");
    use("sonara", "e3", "2026-09-30T23:59:59Z");

    assertThat(facts.reported(OCTOBER)).isEqualTo(Map.of("sonara", 2L, "musicflow", 1L));
  }

  @Test
  void shouldCountWhatCannotBeReadAsUnknownInTheMonthOfItsAcceptance() {
    use("", "e1", "2026-10-01T00:00:00Z");
    log.record(USAGE, bytes("jamendo:t1"), bytes("garbage"));
    log.record(USAGE, bytes("jamendo:t1"), null);
    log.marker(USAGE);

    assertThat(facts.reported(OCTOBER)).isEqualTo(Map.of("unknown", 1L));
    YearMonth ofAcceptance =
        YearMonth.from(
            LocalDate.ofInstant(Instant.ofEpochMilli(LogInMemory.WRITTEN_AT), ZoneOffset.UTC));
    assertThat(facts.reported(ofAcceptance)).isEqualTo(Map.of("unknown", 2L));
  }

  @Test
  void shouldTellEveryAccrualOfTheMonthInTheOrderOfTheTopic() {
    accrual("a", cell(1));
    accrual("b", cell(2));
    log.marker(ACCRUALS);
    accrual("a", cell(3));
    bookedUpTo(4);

    assertThat(october())
        .containsExactly(
            new AccrualFact(0, 0, CellId.of(bytes("a")), cell(1)),
            new AccrualFact(0, 1, CellId.of(bytes("b")), cell(2)),
            new AccrualFact(0, 3, CellId.of(bytes("a")), cell(3)));
  }

  @Test
  void shouldPassOverAccrualsOfOtherMonths() {
    Accrual september = cell(1);
    september.setUsageDay(LocalDate.of(2026, 9, 30));
    accrual("a", september);
    bookedUpTo(1);

    assertThat(october()).isEmpty();
  }

  @Test
  void shouldTellNothingThatTheBooksHaveNotRead() {
    accrual("a", cell(1));
    assertThat(october()).isEmpty();

    accrual("a", cell(2));
    bookedUpTo(1);
    assertThat(october()).extracting(AccrualFact::offset).containsExactly(0L);
  }

  @Test
  void shouldPassOverWhatTheBooksSetAside() {
    Accrual broken = cell(1);
    broken.getMaster().setGross(Outcomes.money("1"));
    accrual("a", broken);
    log.record(ACCRUALS, bytes("b"), bytes("garbage"));
    log.record(ACCRUALS, bytes("c"), null);
    accrual("d", cell(1));
    bookedUpTo(4);

    assertThat(october()).extracting(AccrualFact::offset).containsExactly(3L);
  }

  @Test
  void shouldSayThatTheTopicsCannotBeReadWhenTheBrokerDoesNotAnswer() {
    KafkaTopicFacts broken =
        new KafkaTopicFacts(
            () -> {
              throw new TimeoutException("no broker");
            },
            NAMES,
            ids,
            () -> booked);

    assertThatThrownBy(() -> broken.reported(OCTOBER))
        .isInstanceOf(TopicsException.class)
        .hasMessage("test.usage.reported not read: no broker");
  }
}
