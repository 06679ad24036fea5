package org.linernotes.standalone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.standalone.kafka.LogEnds;
import org.linernotes.standalone.postgres.BookedOffsets;

/**
 * Whether all that was accepted has reached the books: usage-streams has read everything and rated
 * everything, and royalty-sink has booked it. Said of a moment; who sends no more may rely on it.
 */
public final class Settled implements AutoCloseable {
  private static final String PENDING = "streams.pending.partitions";

  private final LogEnds ends;
  private final BookedOffsets booked;
  private final String streamsGroup;
  private final MeterRegistry metrics;

  Settled(KafkaSettings kafka, String jdbcUrl, MeterRegistry metrics) {
    this.ends = new LogEnds(kafka);
    this.booked = new BookedOffsets(jdbcUrl);
    this.streamsGroup = kafka.names().group("usage-streams");
    this.metrics = metrics;
  }

  /** Asks all three. */
  public boolean now() {
    return ends.reachedBy(streamsGroup) && !isRating() && ends.reachedBy(booked.read());
  }

  private boolean isRating() {
    @Nullable Gauge pending = metrics.find(PENDING).gauge();
    return pending != null && pending.value() > 0;
  }

  @Override
  public void close() {
    ends.close();
  }
}
