package org.linernotes.sink.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.RatingProgress;
import org.linernotes.serde.AvroSerde;

/**
 * Follows what the rater says of itself. Up to the ends as of one moment the latest word of each of
 * its partitions counts; after them only that one is done, since what it takes up later is of no
 * interest.
 */
final class RatingWatch {
  private static final Duration POLL = Duration.ofMillis(100);

  /** What it takes to come to the ends at all, also where there is no time to wait. */
  private static final int FIRST_POLLS = 20;

  private final Consumer<byte[], byte[]> consumer;
  private final AvroSerde<RatingProgress> serde;
  private final Map<TopicPartition, Long> ends;
  private final Map<String, RatingProgress> rating = new TreeMap<>();

  RatingWatch(
      Consumer<byte[], byte[]> consumer,
      AvroSerde<RatingProgress> serde,
      Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.serde = serde;
    this.ends = ends;
  }

  /** Waits until it has come to the ends and nothing awaits rating; says what does. */
  List<String> missing(Patience patience) {
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    int polls = 0;
    List<String> missing;
    do {
      consumer.poll(POLL).forEach(this::take);
      missing = unread();
      polls++;
    } while (!missing.isEmpty() && (patience.lasts() || polls < FIRST_POLLS));
    while (missing.isEmpty() && !rating.isEmpty() && patience.lasts()) {
      consumer.poll(POLL).forEach(this::take);
    }
    consumer.unsubscribe();
    return missing.isEmpty() ? unrated() : missing;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String rater = new String(record.key(), StandardCharsets.UTF_8);
    @Nullable RatingProgress progress = serde.deserialize(record.topic(), record.value());
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (progress == null || !progress.getPending()) {
      rating.remove(rater);
    } else if (record.offset() < ends.getOrDefault(partition, 0L)) {
      rating.put(rater, progress);
    }
  }

  private List<String> unread() {
    List<String> unread = new ArrayList<>();
    ends.forEach(
        (partition, end) -> {
          long position = consumer.position(partition);
          if (position < end) {
            unread.add(
                "%s: what awaits rating is known up to offset %d (expected: %d)"
                    .formatted(partition, position, end));
          }
        });
    return unread;
  }

  private List<String> unrated() {
    List<String> unrated = new ArrayList<>();
    rating.forEach(
        (rater, progress) ->
            unrated.add(
                "usage-streams %s has had something to do since %s (expected: nothing)"
                    .formatted(name(rater), progress.getAt())));
    return unrated;
  }

  /** Keys are the rater's partitions, and the recorder's behind {@code audit-}. */
  private static String name(String key) {
    return key.startsWith("audit-") ? "recorder " + key : "rater " + key;
  }
}
