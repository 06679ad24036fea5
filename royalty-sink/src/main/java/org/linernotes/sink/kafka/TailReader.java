package org.linernotes.sink.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether any record stands between a reader's place and an end. Offsets alone do not tell:
 * the ends of transactions, and records of those that were given up, have offsets too that no
 * reader ever gets to see.
 */
final class TailReader {
  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * So many polls in a row may tell nothing: who waits for a transaction's end asks again later.
   */
  private static final int MOST_IDLE_POLLS = 5;

  private final Consumer<byte[], byte[]> consumer;

  /** What stands past a reader's place. */
  enum Kind {
    /** Nothing that a reader would get. */
    NOTHING,
    /** A record. */
    RECORD,
    /** Something that a transaction has yet to commit or to give up, or the broker is slow. */
    UNDECIDED
  }

  /**
   * What stands past a reader's place, and where.
   *
   * @param offset the record's, or up to where it is known that there is none
   */
  record Tail(Kind kind, long offset) {}

  TailReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Reads on from some places.
   *
   * @param ends of the same partitions; what stands there or later is of no interest
   */
  Map<TopicPartition, Tail> read(Map<TopicPartition, Long> places, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Tail> tails = new HashMap<>();
    if (places.isEmpty()) {
      return tails;
    }
    consumer.assign(places.keySet());
    places.forEach(consumer::seek);
    Set<TopicPartition> open = new HashSet<>(places.keySet());
    for (int idle = 0; idle < MOST_IDLE_POLLS && !open.isEmpty(); idle++) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      open.forEach(at -> tails.put(at, tail(at, records, ends.getOrDefault(at, 0L))));
      if (open.removeIf(at -> isDecided(tails.get(at)))) {
        idle = -1; // a poll may bring records of few partitions only
      }
      consumer.pause(decided(tails));
    }
    consumer.unsubscribe();
    return tails;
  }

  private static Set<TopicPartition> decided(Map<TopicPartition, Tail> tails) {
    Set<TopicPartition> decided = new HashSet<>();
    tails.forEach(
        (at, tail) -> {
          if (isDecided(tail)) {
            decided.add(at);
          }
        });
    return decided;
  }

  private static boolean isDecided(@Nullable Tail tail) {
    return tail != null && tail.kind() != Kind.UNDECIDED;
  }

  private Tail tail(TopicPartition partition, ConsumerRecords<byte[], byte[]> records, long end) {
    if (!records.records(partition).isEmpty()) {
      long first = records.records(partition).get(0).offset();
      return new Tail(first < end ? Kind.RECORD : Kind.NOTHING, first);
    }
    long position = consumer.position(partition);
    return new Tail(position < end ? Kind.UNDECIDED : Kind.NOTHING, position);
  }
}
