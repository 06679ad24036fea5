package org.linernotes.sink.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.linernotes.sink.kafka.TailReader.Kind;
import org.linernotes.sink.kafka.TailReader.Tail;

/**
 * Ends, as of one moment, that a reader has to come to. What is written after that moment does not
 * count, and a partition that was found read up to its end is not asked for again.
 */
final class Arrival {
  private final String reader;
  private final TailReader tails;
  private final Map<TopicPartition, Long> awaited;

  /** Records that the reader was found to have before it. */
  private final Map<TopicPartition, Tail> known = new HashMap<>();

  Arrival(String reader, Map<TopicPartition, Long> ends, TailReader tails) {
    this.reader = reader;
    this.awaited = new HashMap<>(ends);
    this.tails = tails;
  }

  /**
   * Looks again.
   *
   * @param positions where the reader stands; partitions that are absent it has not read at all
   * @return what it has not read, a sentence for each partition
   */
  List<String> missing(Map<TopicPartition, Long> positions) {
    awaited.entrySet().removeIf(end -> place(positions, end.getKey()) >= end.getValue());
    Map<TopicPartition, Long> unclear = new HashMap<>();
    for (TopicPartition partition : awaited.keySet()) {
      long place = place(positions, partition);
      Tail tail = known.get(partition);
      if (tail == null || tail.kind() != Kind.RECORD || place > tail.offset()) {
        unclear.put(partition, place);
      }
    }
    known.putAll(tails.read(unclear, awaited));
    known.entrySet().stream()
        .filter(tail -> tail.getValue().kind() == Kind.NOTHING)
        .forEach(tail -> awaited.remove(tail.getKey()));
    return awaited.keySet().stream()
        .map(partition -> sentence(partition, place(positions, partition)))
        .sorted()
        .toList();
  }

  private String sentence(TopicPartition partition, long place) {
    Tail tail = known.get(partition);
    String what =
        tail == null || tail.kind() == Kind.RECORD
            ? "a record"
            : "a transaction that has not ended, or a slow broker,";
    long at = tail == null ? place : tail.offset();
    return "%s: %s has read up to offset %d (expected: %d); %s stands at %d"
        .formatted(partition, reader, place, awaited.get(partition), what, at);
  }

  private static long place(Map<TopicPartition, Long> positions, TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }
}
