package org.linernotes.sink.batch;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.linernotes.trace.Tracing;

/**
 * Books that end the traces of requests: a span for each followed cell, with the cell's id, by
 * which its ledger entries are found. The ledger itself names no trace: it is kept for ever and
 * says what is owed and why, not how that travelled.
 */
public final class TracedBooks implements Books {
  private static final AttributeKey<String> CELL = AttributeKey.stringKey("linernotes.cell_id");

  private final Books books;
  private final Tracing tracing;
  private final Clock clock;

  public TracedBooks(Books books, Tracing tracing, Clock clock) {
    this.books = books;
    this.tracing = tracing;
    this.clock = clock;
  }

  @Override
  public Map<Position, Standing> offsets(Collection<Position> positions) {
    return books.offsets(positions);
  }

  @Override
  public Collection<ParkedCell> parked(Collection<Position> positions) {
    return books.parked(positions);
  }

  @Override
  public int book(Batch batch) {
    if (!tracing.isOn() || batch.traces().isEmpty()) {
      return books.book(batch);
    }
    Instant from = clock.instant();
    int entries = books.book(batch);
    Instant to = clock.instant();
    batch
        .traces()
        .forEach(
            (cell, parent) ->
                tracing.done(
                    "ledger book", parent, from, to, Attributes.of(CELL, cell.toString())));
    return entries;
  }
}
