package org.linernotes.sink.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.linernotes.avro.RatingProgress;
import org.linernotes.serde.AvroSerde;
import org.linernotes.sink.batch.Position;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

/**
 * Follows what was accepted down to the books, one reader after the other. The ends that a reader
 * has to come to are taken when the one before it has come to its own, so that they include all
 * that came of it, and stay as they are, so that what is accepted later keeps nobody waiting.
 */
final class FlowCheck {
  private static final List<Topic> INPUTS =
      List.of(
          Topics.USAGE_REPORTED,
          Topics.USAGE_VOIDS,
          Topics.TRACKS,
          Topics.LICENCES,
          Topics.CONSENTS);
  private static final List<Topic> BOOKED =
      List.of(
          Topics.ACCRUALS,
          Topics.AUDIT,
          Topics.ARTIST_MONTHS,
          Topics.QUARANTINED,
          Topics.TRACKS,
          Topics.LICENCES);

  private final Asked asked;
  private final FlowSession session;
  private final Patience patience;
  private final TailReader tails;
  private final String group;

  /** Whose flow it is. */
  record Asked(
      TopicNames names, AvroSerde<RatingProgress> rating, Supplier<Map<Position, Long>> booked) {}

  FlowCheck(Asked asked, FlowSession session, Patience patience) {
    this.asked = asked;
    this.session = session;
    this.patience = patience;
    this.tails = new TailReader(session.consumer());
    this.group = asked.names().group("usage-streams");
  }

  /** A reader's part of the way; says what it has not read. */
  @FunctionalInterface
  private interface Stage {
    List<String> missing() throws InterruptedException;
  }

  /** What has not reached the books in time, of the first reader that is behind. */
  List<String> missing() throws InterruptedException {
    List<Stage> stages =
        List.of(
            () -> readByStreams(names(INPUTS)),
            () -> readByStreams(internal()), // claims, and cells of new use
            () -> readByStreams(internal()), // cells that claims moved
            this::rated,
            () -> readByStreams(internal()), // artists' months of what was rated
            this::booked);
    for (Stage stage : stages) {
      List<String> missing = stage.missing();
      if (!missing.isEmpty()) {
        return missing;
      }
    }
    return List.of();
  }

  private List<String> readByStreams(Collection<String> topics) throws InterruptedException {
    return arrived("usage-streams", topics, () -> session.offsets().committed(group));
  }

  private List<String> booked() throws InterruptedException {
    return arrived("the ledger", names(BOOKED), this::standing);
  }

  private List<String> rated() {
    Map<TopicPartition, Long> ends = session.offsets().ends(names(List.of(Topics.RATING)));
    return new RatingWatch(session.consumer(), asked.rating(), ends).missing(patience);
  }

  private List<String> arrived(
      String reader, Collection<String> topics, Supplier<Map<TopicPartition, Long>> positions)
      throws InterruptedException {
    Arrival arrival = new Arrival(reader, session.offsets().ends(topics), tails);
    List<String> missing = arrival.missing(positions.get());
    while (!missing.isEmpty() && patience.again()) {
      missing = arrival.missing(positions.get());
    }
    return missing;
  }

  private Map<TopicPartition, Long> standing() {
    Map<TopicPartition, Long> standing = new HashMap<>();
    asked
        .booked()
        .get()
        .forEach((at, next) -> standing.put(new TopicPartition(at.topic(), at.partition()), next));
    return standing;
  }

  /** The topics between the tasks of usage-streams. */
  private Set<String> internal() {
    Set<String> topics = new TreeSet<>(session.offsets().topics());
    topics.removeIf(name -> !name.startsWith(group + "-") || !name.endsWith("-repartition"));
    return topics;
  }

  private List<String> names(List<Topic> topics) {
    return topics.stream().map(asked.names()::of).toList();
  }
}
