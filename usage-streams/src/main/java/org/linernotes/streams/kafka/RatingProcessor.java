package org.linernotes.streams.kafka;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.RatingProgress;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageSum;
import org.linernotes.usage.CellKey;

/**
 * Rates: whatever changes (a cell's use, a track, a licence, a consent) only marks what it touches;
 * each tick rates a bounded number of the marks anew and forwards the cells whose outcome is not
 * what was last forwarded. So the outcome depends on the state alone, not on how it came about, and
 * a cell that changes a thousand times between two ticks leaves once.
 *
 * <p>Forwards accruals by cell, contributions by artist and month, and whether anything awaits
 * rating when that changes.
 */
@SuppressWarnings("NullAway.Init") // set by init, as Kafka Streams' processors are
final class RatingProcessor extends ContextualProcessor<Object, Object, Object, Object> {
  private final TermsSerdes termsSerdes;
  private final RatingLimits limits;
  private final StreamsMetrics metrics;
  private TrackState tracks;
  private TermsState terms;
  private PendingState pending;
  private RatedCells cells;
  private CellTraces traces;
  private @Nullable Cancellable ticking;

  RatingProcessor(TermsSerdes termsSerdes, RatingLimits limits, StreamsMetrics metrics) {
    this.termsSerdes = termsSerdes;
    this.limits = limits;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    super.init(context);
    tracks = new TrackState(context);
    terms = new TermsState(context);
    pending = new PendingState(context);
    traces = new CellTraces();
    cells = new RatedCells(context, tracks, terms.terms(), metrics, traces);
    ticking = null;
    if (pending.any()) {
      pending.begin(context.currentSystemTimeMs());
      startTicking(); // that something awaits rating was told when it was marked
    }
  }

  @Override
  public void process(Record<Object, Object> record) {
    if (record.value() instanceof UsageSum change) {
      CellKey cell = (CellKey) record.key();
      byte[] key = cell.toBytes();
      cells.add(key, change);
      traces.changed(key, record.headers());
      pending.mark(key);
    } else if (record.value() instanceof Track track) {
      tracks.replaced(track);
      pending.mark(CellKey.trackPrefix(track.getTrackId(), null));
    } else {
      String key = (String) record.key();
      byte[] value = (byte[]) record.value();
      List<byte[]> owners =
          TermsSerdes.isLicence(key)
              ? terms.put(termsSerdes.licence(value))
              : terms.put(termsSerdes.consent(value));
      owners.forEach(pending::scan);
    }
    awaken();
  }

  private void awaken() {
    if (ticking == null) {
      pending.begin(context().currentSystemTimeMs());
      startTicking();
      tell(true, context().currentSystemTimeMs());
    }
  }

  /** Ticks only while something awaits rating: every tick is a commit, also of an idle stack. */
  private void startTicking() {
    ticking = context().schedule(limits.tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
    metrics.awaits(context().taskId().partition(), pending.backlog());
  }

  /** In the transaction of the mark, or of the last rating: neither is ever seen without it. */
  private void tell(boolean awaits, long now) {
    int partition = context().taskId().partition();
    Object progress = new RatingProgress(partition, awaits, Instant.ofEpochMilli(now));
    Object key = Keys.bytes(Integer.toString(partition));
    context().forward(new Record<>(key, progress, now));
  }

  private void tick(long now) {
    int partition = context().taskId().partition();
    List<byte[]> next = pending.next(limits.prefixesPerTick(), now);
    for (byte[] prefix : next) {
      rate(prefix, now);
      pending.done(prefix);
    }
    metrics.lookedThrough(pending.advanceScans(tracks, limits.tracksPerTick()));
    if (ticking == null || pending.any()) {
      metrics.awaits(partition, pending.backlog());
    } else {
      ticking.cancel();
      ticking = null;
      metrics.awaitsNothing(partition);
      traces.clear();
      tell(false, now);
    }
  }

  /** The partition goes elsewhere, and what awaits rating in it with it. */
  @Override
  public void close() {
    metrics.awaitsNothing(context().taskId().partition());
  }

  /** A mark that cannot be rated is set aside, or it would hold up all that come after it. */
  private void rate(byte[] prefix, long now) {
    try {
      cells.rate(prefix, now);
    } catch (ArithmeticException | IllegalArgumentException e) {
      Record<byte[], byte[]> mark = new Record<>(prefix, null, now);
      Object quarantined = Poison.processingFailed(e).at(context(), mark, null, null);
      context().forward(new Record<>((Object) prefix, quarantined, now));
    }
  }
}
