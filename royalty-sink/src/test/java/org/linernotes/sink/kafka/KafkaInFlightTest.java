package org.linernotes.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.RatingProgress;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

class KafkaInFlightTest {
  private static final TopicNames NAMES = new TopicNames("test.");
  private static final String USAGE = "test.usage.reported";
  private static final String RATING = "test.usage.rating";
  private static final String ACCRUALS = "test.royalty.accruals";
  private static final String CELLS = "test.usage-streams-cells-repartition";
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ReleasedSchemas ids = new ReleasedSchemas();
  private final LogInMemory log = new LogInMemory(topics());
  private final Map<Position, Long> booked = new HashMap<>();
  private final KafkaInFlight inFlight = new KafkaInFlight(log::session, NAMES, ids, () -> booked);

  private static List<String> topics() {
    List<String> topics = new ArrayList<>(Topics.ALL.stream().map(NAMES::of).toList());
    topics.add(CELLS);
    topics.add("test.usage-streams-cells-changelog");
    return topics;
  }

  private void rating(boolean pending) {
    AvroSerde<RatingProgress> serde = AvroSerde.of(Topics.RATING, ids);
    RatingProgress progress = new RatingProgress(1, pending, Instant.parse("2026-11-24T10:00:00Z"));
    log.record(RATING, "1".getBytes(StandardCharsets.UTF_8), serde.serialize("", progress));
  }

  private List<String> now() {
    return inFlight.after(Duration.ZERO);
  }

  @Test
  void shouldFindNothingInFlightWhenAllIsReadAndBooked() {
    log.record(USAGE);
    log.commit(USAGE, 1);
    log.record(CELLS);
    log.commit(CELLS, 1);
    log.record(ACCRUALS);
    booked.put(new Position(ACCRUALS, 0), 1L);

    assertThat(now()).isEmpty();
  }

  @Test
  void shouldNameWhatStreamsHasNotRead() {
    log.record(USAGE);
    log.record(USAGE);
    log.commit(USAGE, 1);

    assertThat(now())
        .containsExactly(
            "test.usage.reported-0: usage-streams has read up to offset 1 (expected: 2);"
                + " a record stands at 1");
  }

  @Test
  void shouldTakeATopicThatWasNeverReadForUnreadFromItsBeginning() {
    log.marker(USAGE);
    log.record(USAGE);

    assertThat(now()).singleElement().asString().contains("offset 0 (expected: 2)", "at 1");
  }

  @Test
  void shouldTakeOffsetsWithoutARecordForReadHoweverMany() {
    log.record(USAGE);
    log.commit(USAGE, 1);
    for (int i = 0; i < 100; i++) {
      log.marker(USAGE);
    }

    assertThat(now()).isEmpty();
  }

  @Test
  void shouldNotTakeASingleRecordAfterMarkersForRead() {
    log.marker(ACCRUALS);
    log.record(ACCRUALS);
    log.marker(ACCRUALS);

    assertThat(now())
        .containsExactly(
            "test.royalty.accruals-0: the ledger has read up to offset 0 (expected: 3);"
                + " a record stands at 1");
  }

  @Test
  void shouldNotTakeATransactionThatMayYetCommitForNothing() {
    log.marker(USAGE);
    log.openRecord(USAGE);
    log.commit(USAGE, 1);

    assertThat(now()).singleElement().asString().contains("a transaction that has not ended");
  }

  @Test
  void shouldNameWhatIsBetweenTheTasksOfStreams() {
    log.record(CELLS);
    log.record("test.usage-streams-cells-changelog"); // nobody reads these

    assertThat(now()).singleElement().asString().startsWith(CELLS + "-0: usage-streams");
  }

  @Test
  void shouldWaitForStreamsToRead() {
    log.record(USAGE);
    AtomicInteger asked = new AtomicInteger();
    log.whenAsked(() -> log.commit(USAGE, asked.incrementAndGet() < 3 ? 0 : 1));

    assertThat(inFlight.after(LONG)).isEmpty();
    assertThat(asked.get()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void shouldNotWaitForWhatIsAcceptedMeanwhile() {
    log.record(USAGE);
    AtomicInteger asked = new AtomicInteger();
    log.whenAsked(
        () -> {
          log.record(USAGE);
          log.commit(USAGE, asked.getAndIncrement()); // always behind by two
        });

    assertThat(inFlight.after(LONG)).isEmpty();
  }

  @Test
  void shouldNameARaterThatHasSomethingToRate() {
    rating(false);
    rating(true);

    assertThat(now())
        .containsExactly(
            "usage-streams rater 1 has had something to do since 2026-11-24T10:00:00Z"
                + " (expected: nothing)");
  }

  @Test
  void shouldFindNothingInFlightWhenTheRatersLastWordIsThatItIsDone() {
    rating(true);
    rating(false);

    assertThat(now()).isEmpty();
  }

  @Test
  void shouldNameEveryTopicThatTheBooksHaveNotRead() {
    for (Topic topic : List.of(Topics.AUDIT, Topics.ARTIST_MONTHS, Topics.QUARANTINED)) {
      log.record(NAMES.of(topic));
    }

    assertThat(now())
        .extracting(sentence -> sentence.substring(0, sentence.indexOf(':')))
        .containsExactly(
            "test.usage.artist-months-0", "test.usage.audit-0", "test.usage.quarantined-0");
  }

  @Test
  void shouldSayThatNothingIsKnownWhenTheBrokerDoesNotAnswer() {
    KafkaInFlight broken =
        new KafkaInFlight(
            () -> {
              throw new TimeoutException("no broker");
            },
            NAMES,
            ids,
            () -> booked);

    assertThat(broken.after(Duration.ZERO))
        .containsExactly("not known whether anything is in flight: no broker");
  }

  @Test
  void shouldSayThatNothingIsKnownWhenTheBooksDoNotAnswer() {
    KafkaInFlight broken =
        new KafkaInFlight(
            log::session,
            NAMES,
            ids,
            () -> {
              throw new StoreException("database: gone", new IllegalStateException("gone"));
            });

    assertThat(broken.after(Duration.ZERO)).singleElement().asString().contains("database: gone");
  }

  @Test
  void shouldSayThatNothingIsKnownWhenTheRatersWordCannotBeRead() {
    log.record(RATING, new byte[] {'1'}, new byte[] {1, 2, 3});

    assertThat(now()).singleElement().asString().startsWith("not known whether");
  }

  @Test
  void shouldNotWaitOnWhenTheServiceCloses() {
    log.record(USAGE);
    inFlight.close();

    assertThat(inFlight.after(Duration.ofDays(1))).hasSize(1);
  }
}
