package org.linernotes.it.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.linernotes.config.Settings;
import org.linernotes.serde.SchemaIds;
import org.linernotes.sink.SinkMeters;
import org.linernotes.sink.SinkSettings;
import org.linernotes.sink.kafka.SinkConsumer;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.PostgresBooks;

/** The worker of a royalty-sink and its books, composed as the service does, and nothing else. */
final class SinkInstance implements AutoCloseable {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Database database;
  private final SinkConsumer worker;

  SinkInstance(Settings environment, SchemaIds ids) {
    SinkSettings settings = SinkSettings.from(environment);
    database = Database.forBooks(settings.database(), metrics);
    worker =
        new SinkConsumer(
            settings,
            new SinkConsumer.Parts(
                new PostgresBooks(database, Clock.systemUTC()), ids, metrics, Clock.systemUTC()));
    worker.start();
  }

  /** Empty while it books. */
  Optional<String> problem() {
    return worker.problem();
  }

  /** Batches that it had to try again. */
  double failures() {
    return SinkMeters.FAILURES.counter(metrics).count();
  }

  @Override
  public void close() {
    worker.close();
    database.close();
  }
}
