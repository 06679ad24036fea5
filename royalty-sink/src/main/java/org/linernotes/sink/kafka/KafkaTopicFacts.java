package org.linernotes.sink.kafka;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.UsageReported;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.sink.batch.Checks;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.flow.AccrualFact;
import org.linernotes.sink.flow.TopicFacts;
import org.linernotes.sink.flow.TopicsException;
import org.linernotes.sink.ledger.CellId;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

/** Reads the topics whole, with connections of its own for each question. */
public final class KafkaTopicFacts implements TopicFacts {
  private static final String UNKNOWN = "unknown";

  private final FlowSession.Opener opener;
  private final TopicNames names;
  private final AvroSerde<UsageReported> usage;
  private final AvroSerde<Accrual> accruals;
  private final Supplier<Map<Position, Long>> booked;

  /**
   * @param booked where the books stand in each partition; where they have read nothing it may be
   *     absent
   */
  public KafkaTopicFacts(KafkaSettings kafka, SchemaIds ids, Supplier<Map<Position, Long>> booked) {
    this(() -> FlowSession.connect(kafka), kafka.names(), ids, booked);
  }

  KafkaTopicFacts(
      FlowSession.Opener opener,
      TopicNames names,
      SchemaIds ids,
      Supplier<Map<Position, Long>> booked) {
    this.opener = opener;
    this.names = names;
    this.usage = AvroSerde.of(Topics.USAGE_REPORTED, ids);
    this.accruals = AvroSerde.of(Topics.ACCRUALS, ids);
    this.booked = booked;
  }

  @Override
  public Map<String, Long> reported(YearMonth month) {
    Map<String, Long> reported = new TreeMap<>();
    scan(Topics.USAGE_REPORTED, ends -> ends, record -> count(record, month, reported));
    return reported;
  }

  @Override
  public void accruals(YearMonth month, Consumer<AccrualFact> each) {
    Map<Position, Long> standing = booked.get();
    scan(
        Topics.ACCRUALS,
        ends -> upTo(standing, ends),
        record -> {
          AccrualFact fact = fact(record);
          if (fact != null && YearMonth.from(fact.accrual().getUsageDay()).equals(month)) {
            each.accept(fact);
          }
        });
  }

  /** Which part of a topic to read. */
  @FunctionalInterface
  private interface Cut {
    Map<TopicPartition, Long> of(Map<TopicPartition, Long> ends);
  }

  private void scan(Topic topic, Cut cut, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (FlowSession session = opener.open()) {
      Map<TopicPartition, Long> ends = session.offsets().ends(List.of(names.of(topic)));
      new TopicScan(session.consumer(), cut.of(ends)).read(each);
    } catch (KafkaException e) {
      throw new TopicsException(names.of(topic) + " not read: " + e.getMessage(), e);
    }
  }

  private static Map<TopicPartition, Long> upTo(
      Map<Position, Long> standing, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> cut = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          Position at = new Position(partition.topic(), partition.partition());
          cut.put(partition, Math.min(end, standing.getOrDefault(at, 0L)));
        });
    return cut;
  }

  /** As usage-streams counts: by the event's own words, if it has any. */
  private void count(
      ConsumerRecord<byte[], byte[]> record, YearMonth month, Map<String, Long> reported) {
    @Nullable UsageReported event = event(record);
    Instant at = event == null ? Instant.ofEpochMilli(record.timestamp()) : event.getOccurredAt();
    if (YearMonth.from(at.atZone(ZoneOffset.UTC)).equals(month)) {
      String platform =
          event == null || event.getPlatform().isEmpty() ? UNKNOWN : event.getPlatform();
      reported.merge(platform.replace('\0', '?'), 1L, Long::sum);
    }
  }

  private @Nullable UsageReported event(ConsumerRecord<byte[], byte[]> record) {
    try {
      return usage.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      return null;
    }
  }

  private @Nullable AccrualFact fact(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return null;
    }
    try {
      Accrual accrual = accruals.deserialize(record.topic(), record.value());
      Checks.noNul(accrual);
      Checks.accrual(accrual);
      return new AccrualFact(record.partition(), record.offset(), CellId.of(record.key()), accrual);
    } catch (SerializationException | IllegalArgumentException e) {
      return null; // the books have set it aside, and told so
    }
  }
}
