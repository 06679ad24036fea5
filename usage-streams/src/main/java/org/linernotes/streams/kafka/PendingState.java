package org.linernotes.streams.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.usage.CellKey;

/**
 * What awaits rating: prefixes of cells (a run of a track, or a whole track), and owners whose
 * tracks have yet to be looked through. State, so that a crash between a change and its rating
 * forgets nothing; marked twice is marked once.
 */
final class PendingState {
  private static final byte[] MARK = new byte[0];
  private static final long NEVER = -1;

  private final KeyValueStore<byte[], byte[]> pending;
  private final KeyValueStore<byte[], String> scans;
  private byte @Nullable [] resumeAt;

  /** When the round under way began, and the one before it; what was marked then is rated. */
  private long roundMillis = NEVER;

  private long lastRoundMillis = NEVER;

  PendingState(ProcessingContext context) {
    pending = context.getStateStore(StateStores.PENDING);
    scans = context.getStateStore(StateStores.SCANS);
  }

  void mark(byte[] prefix) {
    pending.put(prefix, MARK);
  }

  void done(byte[] prefix) {
    pending.delete(prefix);
  }

  /** Begins, or begins anew, to look through an owner's tracks. */
  void scan(byte[] owner) {
    scans.put(owner, "");
  }

  /**
   * The next prefixes to rate. Goes round, so that new marks before the place it has come to cannot
   * hold up those after it.
   */
  List<byte[]> next(int limit, long now) {
    if (resumeAt == null) {
      beginRound(now);
    }
    List<byte[]> found = range(resumeAt, limit);
    if (found.isEmpty() && resumeAt != null) {
      beginRound(now);
      found = range(null, limit);
    }
    resumeAt = found.isEmpty() ? null : found.get(found.size() - 1);
    return found;
  }

  private void beginRound(long now) {
    lastRoundMillis = roundMillis;
    roundMillis = now;
  }

  /** Something awaits rating from now on, and nothing did before. */
  void begin(long now) {
    roundMillis = now;
    lastRoundMillis = now;
  }

  /**
   * How much awaits rating. Marks carry no time, but each round rates whatever there was when it
   * began: so what is left was marked after the round before it did.
   */
  Backlog backlog() {
    return new Backlog(
        pending.approximateNumEntries(), scans.approximateNumEntries(), lastRoundMillis);
  }

  private List<byte[]> range(byte @Nullable [] from, int limit) {
    List<byte[]> found = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> marks = pending.range(from, null)) {
      while (marks.hasNext() && found.size() < limit) {
        found.add(marks.next().key);
      }
    }
    return found;
  }

  /**
   * Turns the next tracks of owners under scan into marks, at most {@code limit} of them.
   *
   * @return how many
   */
  int advanceScans(TrackState tracks, int limit) {
    int marked = 0;
    int left = limit;
    for (KeyValue<byte[], String> scan = first(); scan != null && left > 0; scan = first()) {
      int found = advance(scan, tracks, left);
      marked += found;
      left -= 1 + found;
    }
    return marked;
  }

  /** True if anything awaits rating. */
  boolean any() {
    return first() != null || !range(null, 1).isEmpty();
  }

  private int advance(KeyValue<byte[], String> scan, TrackState tracks, int limit) {
    List<String> found = tracks.tracksOf(scan.key, scan.value, limit);
    found.forEach(trackId -> mark(CellKey.trackPrefix(trackId, null)));
    if (found.size() < limit) {
      scans.delete(scan.key);
    } else {
      scans.put(scan.key, found.get(found.size() - 1));
    }
    return found.size();
  }

  private @Nullable KeyValue<byte[], String> first() {
    try (KeyValueIterator<byte[], String> all = scans.all()) {
      return all.hasNext() ? all.next() : null;
    }
  }
}
