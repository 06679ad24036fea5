package org.linernotes.sink.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.linernotes.sink.flow.TopicsException;

/** Reads partitions from their beginning up to given offsets; keeps nothing. */
final class TopicScan {
  private static final Duration POLL = Duration.ofMillis(200);

  /** So many polls in a row that bring nothing on are a fault, not a slow broker. */
  private static final int MOST_IDLE_POLLS = 150;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Long> places = new HashMap<>();

  TopicScan(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.ends = ends;
  }

  /**
   * Hands over each record, those of a partition in their order.
   *
   * @throws TopicsException if the broker brings no more before the ends
   */
  void read(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    Set<TopicPartition> open = new HashSet<>(ends.keySet());
    int idle = 0;
    while (!done(open)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
          each.accept(record);
        }
      }
      idle = moved(open) ? 0 : idle + 1;
      if (idle > MOST_IDLE_POLLS) {
        throw new TopicsException("read up to " + places + " (expected: " + ends + ")");
      }
    }
    consumer.unsubscribe();
  }

  private boolean done(Set<TopicPartition> open) {
    for (TopicPartition partition : Set.copyOf(open)) {
      if (consumer.position(partition) >= end(partition)) {
        open.remove(partition);
        consumer.pause(Set.of(partition));
      }
    }
    return open.isEmpty();
  }

  private boolean moved(Set<TopicPartition> open) {
    boolean moved = false;
    for (TopicPartition partition : open) {
      Long place = consumer.position(partition);
      moved |= !place.equals(places.put(partition, place));
    }
    return moved;
  }

  private long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
