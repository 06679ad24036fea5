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
import org.linernotes.streams.accrual.RunFees;
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
  private final CellTraces traces;

  RatedCells(
      ProcessorContext<Object, Object> context,
      TrackState tracks,
      Terms terms,
      StreamsMetrics metrics,
      CellTraces traces) {
    this.traces = traces;
    this.context = context;
    this.cells = context.getStateStore(StateStores.CELLS);
    this.tracks = tracks;
    this.terms = terms;
    this.metrics = metrics;
  }

  void add(byte[] key, UsageSum change) {
    CellState before = cells.get(key);
    UsageSum usage = Sums.add(before == null ? null : before.getUsage(), change);
    cells.put(key, new CellState(usage, before == null ? null : before.getEmitted()));
  }

  /** Rates what a mark names: one cell, or all cells that begin with a prefix. */
  void rate(byte[] mark, long now) {
    if (CellKey.isWhole(mark)) {
      rateCell(mark, now);
      return;
    }
    Map<Run, Map<CellKey, CellState>> runs = new LinkedHashMap<>();
    for (KeyValue<byte[], CellState> cell : scan(mark)) {
      CellKey key = CellKey.parse(cell.key);
      runs.computeIfAbsent(Run.of(key), run -> new LinkedHashMap<>()).put(key, cell.value);
    }
    runs.forEach((run, states) -> rateRun(run, states, now));
  }

  /** Other cells of the run are looked at only where a fee per run ties them together. */
  private void rateCell(byte[] mark, long now) {
    CellState state = cells.get(mark);
    if (state == null) {
      return;
    }
    CellKey key = CellKey.parse(mark);
    if (RunFees.owedBy(state.getEmitted())) {
      rate(key.runPrefix(), now);
    } else if (Sums.isNothing(state.getUsage())) {
      takeBack(mark, state, now);
    } else {
      RatedCell rated = Rater.rate(track(key.trackId()), List.of(cell(key, state)), terms).get(0);
      if (RunFees.owedBy(rated)) {
        rate(key.runPrefix(), now);
      } else {
        metrics.rated(1);
        emitIfChanged(rated, state, now);
      }
    }
  }

  private void rateRun(Run run, Map<CellKey, CellState> states, long now) {
    List<UsageCell> used = new ArrayList<>(states.size());
    states.forEach(
        (key, state) -> {
          if (Sums.isNothing(state.getUsage())) {
            takeBack(key.toBytes(), state, now);
          } else {
            used.add(cell(key, state));
          }
        });
    List<RatedCell> rated = Rater.rate(track(run.trackId()), used, terms);
    metrics.rated(rated.size());
    rated.forEach(cell -> emitIfChanged(cell, states.get(cell.key()), now));
  }

  private List<KeyValue<byte[], CellState>> scan(byte[] prefix) {
    List<KeyValue<byte[], CellState>> all = new ArrayList<>();
    try (KeyValueIterator<byte[], CellState> found =
        cells.prefixScan(prefix, new ByteArraySerializer())) {
      found.forEachRemaining(all::add);
    }
    return all;
  }

  private record Run(@Nullable String trackId, String platform, String run) {
    static Run of(CellKey cell) {
      return new Run(cell.trackId(), cell.platform(), cell.run());
    }
  }

  private @Nullable Track track(@Nullable String trackId) {
    return trackId == null ? null : tracks.find(trackId);
  }

  static UsageCell cell(CellKey key, CellState state) {
    UsageSum sum = state.getUsage();
    return new UsageCell(
        key,
        new UsageTotals(
            sum.getEvents(), sum.getExposures(), sum.getAudioMillis(), sum.getUnstatedExposures()));
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

  private void takeBack(byte[] key, CellState state, long now) {
    cells.delete(key);
    Accrual emitted = state.getEmitted();
    if (emitted != null) {
      forward(key, emitted, Accruals.takenBack(emitted), now);
    }
  }

  private void forward(byte[] key, @Nullable Accrual before, Accrual now, long timestamp) {
    context.forward(new Record<>((Object) key, (Object) now, timestamp, traces.take(key)));
    ArtistMonths.contribution(before)
        .ifPresent(month -> forwardMonth(ArtistMonths.negate(month), timestamp));
    ArtistMonths.contribution(now).ifPresent(month -> forwardMonth(month, timestamp));
  }

  private void forwardMonth(ArtistMonth month, long timestamp) {
    Object key = Keys.joined(month.getArtist(), month.getPeriod());
    context.forward(new Record<>(key, (Object) month, timestamp));
  }
}
