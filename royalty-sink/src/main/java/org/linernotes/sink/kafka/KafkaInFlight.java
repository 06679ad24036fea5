package org.linernotes.sink.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.flow.InFlight;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker and the books; connects anew for each question. */
public final class KafkaInFlight implements InFlight, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaInFlight.class);

  private final FlowSession.Opener opener;
  private final FlowCheck.Asked asked;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * @param booked where the books stand in each partition; where they have read nothing it may be
   *     absent
   */
  public KafkaInFlight(KafkaSettings kafka, SchemaIds ids, Supplier<Map<Position, Long>> booked) {
    this(() -> FlowSession.connect(kafka), kafka.names(), ids, booked);
  }

  KafkaInFlight(
      FlowSession.Opener opener,
      TopicNames names,
      SchemaIds ids,
      Supplier<Map<Position, Long>> booked) {
    this.opener = opener;
    this.asked = new FlowCheck.Asked(names, AvroSerde.of(Topics.RATING, ids), booked);
  }

  @Override
  public List<String> after(Duration within) {
    Patience patience = new Patience(within, closing);
    try (FlowSession session = opener.open()) {
      return new FlowCheck(asked, session, patience).missing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown(e);
    } catch (RuntimeException e) { // who asks wants to know, whatever it is, and must not go on
      return unknown(e);
    }
  }

  private static List<String> unknown(Exception cause) {
    log.warn("not known whether anything is in flight: {}", cause.getMessage(), cause);
    return List.of("not known whether anything is in flight: " + cause.getMessage());
  }

  /** Ends all waiting. */
  @Override
  public void close() {
    closing.countDown();
  }
}
