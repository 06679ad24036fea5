package org.linernotes.sink.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.Books;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.Progress;
import org.linernotes.sink.batch.RefusedException;
import org.linernotes.sink.batch.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books records, and knows where the books stand in the partitions that are the worker's. Records
 * that are refused are booked half by half, until the bad one stands alone and is set aside: a bad
 * record among {@code n} costs some {@code 2 log n} transactions, and no other its booking.
 */
final class Bookkeeper {
  private static final Logger log = LoggerFactory.getLogger(Bookkeeper.class);

  private final Books books;
  private final RecordReader reader;
  private final ParkedCells parked = new ParkedCells();
  private final Map<TopicPartition, Long> standing = new HashMap<>();

  /** Up to where the ledger is booked in them: what is read before that is only read again. */
  private final Map<TopicPartition, Long> booked = new HashMap<>();

  Bookkeeper(Books books, RecordReader reader) {
    this.books = books;
    this.reader = reader;
  }

  /** Asks the books; where to read on, in each of the partitions. */
  Map<TopicPartition, Long> find(Collection<TopicPartition> assigned) {
    List<Position> positions = assigned.stream().map(Bookkeeper::position).toList();
    Map<Position, Standing> found = books.offsets(positions);
    parked.are(books.parked(positions));
    standing.clear();
    booked.clear();
    found.forEach(
        (position, stands) -> {
          standing.put(partition(position), stands.next());
          booked.put(partition(position), stands.booked());
        });
    return standing;
  }

  /** False: somebody dropped the projections, or booked from the worker's partitions. */
  boolean stillStands() {
    List<Position> positions = standing.keySet().stream().map(Bookkeeper::position).toList();
    return books.offsets(positions).entrySet().stream()
        .allMatch(at -> at.getValue().next() == standing.getOrDefault(partition(at.getKey()), -1L));
  }

  Set<TopicPartition> partitions() {
    return standing.keySet();
  }

  /** How far the books are to move to come to those positions. */
  List<Progress> to(Map<TopicPartition, Long> positions) {
    List<Progress> moved = new ArrayList<>();
    standing.forEach(
        (partition, stands) -> {
          long next = positions.getOrDefault(partition, stands);
          if (next != stands) {
            moved.add(new Progress(position(partition), stands, next));
          }
        });
    return moved;
  }

  /**
   * Books all of them, each once, or sets it aside.
   *
   * @param positions where they end: markers that are no records follow them
   */
  void book(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> positions) {
    try {
      book(batch(records), to(positions));
    } catch (RefusedException e) {
      log.warn("{} records are booked in parts: {}", records.size(), e.getMessage());
      halves(records);
      book(new Batch(), to(positions));
    }
  }

  private void part(List<ConsumerRecord<byte[], byte[]>> records) {
    try {
      book(batch(records), to(ends(records)));
    } catch (RefusedException e) {
      if (records.size() > 1) {
        halves(records);
      } else {
        Batch alone = new Batch();
        reader.setAside(records.get(0), e, alone);
        book(alone, to(ends(records)));
      }
    }
  }

  private void halves(List<ConsumerRecord<byte[], byte[]>> records) {
    int half = records.size() / 2;
    if (half > 0) {
      part(records.subList(0, half));
    }
    part(records.subList(half, records.size()));
  }

  private Batch batch(List<ConsumerRecord<byte[], byte[]>> records) {
    Batch batch = new Batch();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      boolean again = isBooked(record) && !parked.has(record);
      if (reader.read(record, again, batch)) {
        parked.mend(record, batch);
      }
    }
    return batch;
  }

  private boolean isBooked(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return record.offset() < booked.getOrDefault(partition, 0L);
  }

  private void book(Batch batch, List<Progress> moved) {
    if (moved.isEmpty()) {
      return;
    }
    batch.leadTo(moved);
    int unused = books.book(batch);
    moved.forEach(to -> standing.put(partition(to.position()), to.next()));
    parked.booked(batch);
  }

  private static Map<TopicPartition, Long> ends(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      ends.put(partition, record.offset() + 1);
    }
    return ends;
  }

  /** Records of each topic that are left, as somebody counts them by partition. */
  Map<String, Long> lag(ToLongFunction<TopicPartition> left) {
    Map<String, Long> lag = new TreeMap<>();
    standing
        .keySet()
        .forEach(partition -> lag.merge(partition.topic(), left.applyAsLong(partition), Long::sum));
    return lag;
  }

  private static Position position(TopicPartition partition) {
    return new Position(partition.topic(), partition.partition());
  }

  private static TopicPartition partition(Position position) {
    return new TopicPartition(position.topic(), position.partition());
  }
}
