package org.linernotes.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Accrual;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.sink.batch.ArtistMonthKey;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.QuarantinedRecord;
import org.linernotes.sink.ledger.CellId;
import org.linernotes.sink.ledger.Outcomes;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

class RecordReaderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-14T10:00:00Z"), ZoneOffset.UTC);
  private static final String ACCRUALS = "test.royalty.accruals";
  private static final String MONTHS = "test.usage.artist-months";

  private final ReleasedSchemas ids = new ReleasedSchemas();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecordReader reader =
      new RecordReader(new TopicNames("test."), ids, new SinkMetrics(registry, CLOCK), CLOCK);
  private final Batch batch = new Batch();

  private void read(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    reader.read(new ConsumerRecord<>(topic, 1, 42, key, value), false, batch);
  }

  private byte[] avro(Accrual accrual) {
    return Objects.requireNonNull(
        AvroSerde.<Accrual>of(Topics.ACCRUALS, ids).serialize(ACCRUALS, accrual));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldTakeAnAccrualUnderTheIdOfItsKey() {
    Accrual accrual = Outcomes.cell(3, Outcomes.paid("0.03"));

    read(ACCRUALS, bytes("key"), avro(accrual));

    assertThat(batch.accruals()).containsExactly(Map.entry(CellId.of(bytes("key")), accrual));
    assertThat(batch.recordsByTopic()).containsEntry(ACCRUALS, 1);
  }

  @Test
  void shouldSetAsideWithCauseAndPositionWhatCannotBeRead() {
    read(ACCRUALS, bytes("key"), bytes("garbage"));

    QuarantinedRecord record = batch.quarantined().iterator().next();
    assertThat(record.position()).hasToString("Position[topic=test.royalty.accruals, partition=1]");
    assertThat(record.offset()).isEqualTo(42);
    assertThat(record.cause()).isEqualTo("UNREADABLE");
    assertThat(record.message()).contains("expected");
    assertThat(registry.counter("sink.unreadable", "topic", ACCRUALS).count()).isEqualTo(1);
  }

  @Test
  void shouldSetAsideAnAccrualThatWouldNotBalance() {
    Accrual broken = Outcomes.cell(3, Outcomes.paid("0.03"));
    broken.getMaster().setGross(Outcomes.money("1"));

    read(ACCRUALS, bytes("key"), avro(broken));

    assertThat(batch.accruals()).isEmpty();
    assertThat(batch.quarantined()).hasSize(1);
  }

  @Test
  void shouldSetAsideAnAccrualWithoutKeyOrRecord() {
    read(ACCRUALS, null, avro(Outcomes.cell(3, Outcomes.paid("0.03"))));
    assertThat(batch.quarantined()).hasSize(1);
    assertThat(batch.accruals()).isEmpty();
  }

  @Test
  void shouldTakeBackAnArtistMonthWhenItsRecordIsATombstone() {
    read(MONTHS, bytes("artist-1\0" + "2026-10"), null);

    assertThat(batch.artistMonths())
        .containsOnlyKeys(new ArtistMonthKey("artist-1", YearMonth.of(2026, 10)));
    assertThat(batch.artistMonths().values()).allMatch(Optional::isEmpty);
  }
}
