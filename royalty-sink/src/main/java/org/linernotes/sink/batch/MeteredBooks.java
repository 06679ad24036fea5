package org.linernotes.sink.batch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import org.linernotes.sink.SinkMeters;

/** Books that tell how much they book, and how long it takes them. */
public final class MeteredBooks implements Books {
  private final Books books;
  private final MeterRegistry registry;
  private final Counter entries;
  private final Timer batches;

  public MeteredBooks(Books books, MeterRegistry registry) {
    this.books = books;
    this.registry = registry;
    this.entries = SinkMeters.ENTRIES.counter(registry);
    this.batches = SinkMeters.BATCH.timer(registry);
  }

  @Override
  public Map<Position, Standing> offsets(Collection<Position> positions) {
    return books.offsets(positions);
  }

  @Override
  public Collection<ParkedCell> parked(Collection<Position> positions) {
    return books.parked(positions);
  }

  /** Counts what is booked, not what was tried. */
  @Override
  public int book(Batch batch) {
    Timer.Sample sample = Timer.start(registry);
    int booked = books.book(batch);
    sample.stop(batches);
    entries.increment(booked);
    batch
        .recordsByTopic()
        .forEach(
            (topic, records) -> SinkMeters.RECORDS.counter(registry, topic).increment(records));
    return booked;
  }
}
