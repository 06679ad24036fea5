package org.linernotes.streams.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.CellState;
import org.linernotes.avro.UsageSum;
import org.linernotes.streams.accrual.Accruals;
import org.linernotes.streams.accrual.ArtistMonths;
import org.linernotes.streams.rating.RatedCell;
import org.linernotes.streams.rating.Rater;
import org.linernotes.streams.rating.Terms;
import org.linernotes.streams.rating.Track;
import org.linernotes.streams.rating.UsageCell;
import org.linernotes.streams.rating.UsageTotals;
import org.linernotes.streams.usage.Sums;
import org.linernotes.usage.CellKey;

/** The cells of one partition: their use, and the outcome that was last forwarded for each. */
final class RatedCells {
  private final ProcessorContext<Object, Object> context;
  private final KeyValueStore<byte[], CellState> cells;
  private final TrackState tracks;
  private final Terms terms;
  private final StreamsMetrics metrics;

  RatedCells(
      ProcessorContext<Object, Object> context,
      TrackState tracks,
      Terms terms,
      StreamsMetrics metrics) {
    this.context = context;
    this.cells = context.getStateStore(StateStores.CELLS);
    this.tracks = tracks;
    this.terms = terms;
    this.metrics = metrics;
  }

  void add(CellKey cell, UsageSum change) {
    byte[] key = cell.toBytes();
    CellState before = cells.get(key);
    UsageSum usage = Sums.add(before == null ? null : before.getUsage(), change);
    cells.put(key, new CellState(usage, before == null ? null : before.getEmitted()));
  }

  /** Rates all cells that begin with a prefix: those of one run, or of all runs of a track. */
  void rate(byte[] prefix, long now) {
    Map<Run, List<KeyValue<byte[], CellState>>> runs = new LinkedHashMap<>();
    try (KeyValueIterator<byte[], CellState> found =
        cells.prefixScan(prefix, new ByteArraySerializer())) {
      while (found.hasNext()) {
        KeyValue<byte[], CellState> cell = found.next();
        runs.computeIfAbsent(Run.of(CellKey.parse(cell.key)), run -> new ArrayList<>()).add(cell);
      }
    }
    runs.forEach((run, states) -> rateRun(run, states, now));
  }

  private record Run(@Nullable String trackId, String platform, String run) {
    static Run of(CellKey cell) {
      return new Run(cell.trackId(), cell.platform(), cell.run());
    }
  }

  private void rateRun(Run run, List<KeyValue<byte[], CellState>> states, long now) {
    Track track = run.trackId() == null ? null : tracks.find(run.trackId());
    Map<CellKey, CellState> used = new LinkedHashMap<>();
    for (KeyValue<byte[], CellState> cell : states) {
      if (Sums.isNothing(cell.value.getUsage())) {
        takeBack(cell, now);
      } else {
        used.put(CellKey.parse(cell.key), cell.value);
      }
    }
    List<UsageCell> toRate = new ArrayList<>(used.size());
    used.forEach((key, state) -> toRate.add(new UsageCell(key, totals(state.getUsage()))));
    List<RatedCell> rated = Rater.rate(track, toRate, terms);
    metrics.rated(rated.size());
    rated.forEach(cell -> emitIfChanged(cell, used.get(cell.key()), now));
  }

  private void emitIfChanged(RatedCell rated, @Nullable CellState state, long now) {
    Accrual accrual = Accruals.of(rated);
    if (state == null || accrual.equals(state.getEmitted())) {
      return;
    }
    byte[] key = rated.key().toBytes();
    cells.put(key, new CellState(state.getUsage(), accrual));
    forward(key, state.getEmitted(), accrual, now);
  }

  private void takeBack(KeyValue<byte[], CellState> cell, long now) {
    cells.delete(cell.key);
    Accrual emitted = cell.value.getEmitted();
    if (emitted != null) {
      forward(cell.key, emitted, Accruals.takenBack(emitted), now);
    }
  }

  private void forward(byte[] key, @Nullable Accrual before, Accrual now, long timestamp) {
    context.forward(new Record<>((Object) key, (Object) now, timestamp));
    ArtistMonths.contribution(before)
        .ifPresent(month -> forwardMonth(ArtistMonths.negate(month), timestamp));
    ArtistMonths.contribution(now).ifPresent(month -> forwardMonth(month, timestamp));
  }

  private void forwardMonth(ArtistMonth month, long timestamp) {
    Object key = Keys.joined(month.getArtist(), month.getPeriod());
    context.forward(new Record<>(key, (Object) month, timestamp));
  }

  private static UsageTotals totals(UsageSum sum) {
    return new UsageTotals(
        sum.getEvents(), sum.getExposures(), sum.getAudioMillis(), sum.getUnstatedExposures());
  }
}
