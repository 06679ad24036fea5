package org.linernotes.streams.kafka;

import java.time.Clock;
import java.time.Duration;
import org.linernotes.avro.Quarantined;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of every record that is set aside: counted always, logged some per second. Who sends one
 * record of the kind may send millions, and they are all in the quarantine.
 */
final class SetAside {
  private static final Logger log = LoggerFactory.getLogger(SetAside.class);
  private static final int LOGGED_PER_SECOND = 20;
  private static final long SECOND_MILLIS = Duration.ofSeconds(1).toMillis();

  private final StreamsMetrics metrics;
  private final Clock clock;
  private long second;
  private int logged;

  SetAside(StreamsMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  void tell(Quarantined record) {
    metrics.quarantined(record.getCause());
    if (admits()) {
      boolean theSenders = record.getCause().equals(Poison.CONFLICT);
      log.atLevel(theSenders ? Level.INFO : Level.WARN)
          .addKeyValue("cause", record.getCause())
          .addKeyValue("topic", record.getTopic())
          .addKeyValue("partition", record.getPartition())
          .addKeyValue("offset", record.getOffset())
          .log("set aside: {}", record.getMessage());
    }
  }

  private synchronized boolean admits() {
    long now = clock.millis() / SECOND_MILLIS;
    if (now != second) {
      second = now;
      logged = 0;
    }
    return logged++ < LOGGED_PER_SECOND;
  }
}
