package org.linernotes.standalone;

import java.time.Duration;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.SchemaIds;
import org.linernotes.sink.kafka.KafkaInFlight;
import org.linernotes.standalone.postgres.BookedOffsets;

/**
 * Whether all that was accepted has reached the books, as closing a month asks it too. Said of a
 * moment; who sends no more may rely on it.
 */
public final class Settled implements AutoCloseable {
  private final KafkaInFlight inFlight;

  Settled(KafkaSettings kafka, SchemaIds schemaIds, String jdbcUrl) {
    BookedOffsets booked = new BookedOffsets(jdbcUrl);
    this.inFlight = new KafkaInFlight(kafka, schemaIds, booked::read);
  }

  /** Looks once. */
  public boolean now() {
    return inFlight.after(Duration.ZERO).isEmpty();
  }

  @Override
  public void close() {
    inFlight.close();
  }
}
