package org.linernotes.sink.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A broker's logs, with offsets that hold no record and transactions that have not ended. */
final class LogInMemory implements BrokerOffsets {
  static final long WRITTEN_AT = 1_790_000_000_000L; // 2026-09-21

  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<TopicPartition, Long> stableEnds = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private Runnable whenAsked = () -> {};

  LogInMemory(Collection<String> topics) {
    topics.forEach(topic -> grow(new TopicPartition(topic, 0), 0));
  }

  FlowSession session() {
    return new FlowSession(this, new Reader());
  }

  void record(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    TopicPartition partition = new TopicPartition(topic, 0);
    records
        .computeIfAbsent(partition, at -> new ArrayList<>())
        .add(
            new ConsumerRecord<>(
                topic,
                0,
                ends.getOrDefault(partition, 0L),
                WRITTEN_AT,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
    grow(partition, 1);
  }

  void record(String topic) {
    record(topic, new byte[0], new byte[0]);
  }

  /** The end of a transaction, or a record of one that was given up. */
  void marker(String topic) {
    grow(new TopicPartition(topic, 0), 1);
  }

  /** A record of a transaction that has not ended. */
  void openRecord(String topic) {
    ends.merge(new TopicPartition(topic, 0), 1L, Long::sum);
  }

  void commit(String topic, long offset) {
    committed.put(new TopicPartition(topic, 0), offset);
  }

  /** Does something each time that a group's offsets are asked for. */
  void whenAsked(Runnable action) {
    whenAsked = action;
  }

  private void grow(TopicPartition partition, long by) {
    stableEnds.put(partition, ends.merge(partition, by, Long::sum));
  }

  @Override
  public Set<String> topics() {
    return ends.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
  }

  @Override
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    Map<TopicPartition, Long> found = new HashMap<>(ends);
    found.keySet().removeIf(partition -> !topics.contains(partition.topic()));
    return found;
  }

  @Override
  public Map<TopicPartition, Long> committed(String group) {
    whenAsked.run();
    return new HashMap<>(committed);
  }

  @Override
  public void close() {}

  /** Reads what is committed, and gets past what holds no record. */
  private final class Reader extends MockConsumer<byte[], byte[]> {
    Reader() {
      super("earliest");
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
      super.assign(partitions);
      partitions.forEach(partition -> updateBeginningOffsets(Map.of(partition, 0L)));
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found =
          new TreeMap<>(LogInMemory::order);
      for (TopicPartition partition : assignment()) {
        long end = stableEnds.getOrDefault(partition, 0L);
        long place = position(partition);
        if (!paused().contains(partition) && place < end) {
          found.put(
              partition,
              records.getOrDefault(partition, List.of()).stream()
                  .filter(record -> record.offset() >= place && record.offset() < end)
                  .toList());
          seek(partition, end);
        }
      }
      found.values().removeIf(List::isEmpty);
      return new ConsumerRecords<>(found, Map.<TopicPartition, OffsetAndMetadata>of());
    }
  }

  private static int order(TopicPartition one, TopicPartition other) {
    return one.toString().compareTo(other.toString());
  }
}
