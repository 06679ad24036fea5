package org.linernotes.streams.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.CellState;
import org.linernotes.avro.Track;
import org.linernotes.streams.catalogue.CatalogueRecords;
import org.linernotes.streams.preview.DraftTerms;
import org.linernotes.streams.preview.Previewer;
import org.linernotes.streams.rating.UsageCell;
import org.linernotes.streams.usage.Sums;
import org.linernotes.usage.CellKey;

/**
 * The use in one partition of the tracks that a draft concerns, found as the rater finds what a
 * change of terms touches: by the index of owners. Kept in memory is one run of one track at a
 * time.
 */
final class ConcernedUse {
  private final ReadOnlyKeyValueStore<byte[], byte[]> index;
  private final ReadOnlyKeyValueStore<String, Track> tracks;
  private final ReadOnlyKeyValueStore<byte[], CellState> cells;
  private final BooleanSupplier timeIsUp;

  ConcernedUse(LocalStores stores, int partition, BooleanSupplier timeIsUp) {
    this.index = stores.of(StateStores.TRACK_INDEX, partition);
    this.tracks = stores.of(StateStores.TRACKS, partition);
    this.cells = stores.of(StateStores.CELLS, partition);
    this.timeIsUp = timeIsUp;
  }

  /** False if the time was up before all was rated. */
  boolean rate(DraftTerms terms, Previewer previewer) {
    List<byte[]> owners = new ArrayList<>();
    terms.licensors().forEach(party -> owners.add(TrackState.party(party)));
    terms.artists().forEach(artist -> owners.add(TrackState.artist(artist)));
    List<String> before = new ArrayList<>();
    for (byte[] owner : owners) {
      if (!rateTracks(owner, before, previewer)) {
        return false;
      }
      before.add(Keys.text(owner));
    }
    return true;
  }

  /**
   * @param before owners whose tracks were rated already, also those that they have with this one
   */
  private boolean rateTracks(byte[] owner, List<String> before, Previewer previewer) {
    String prefix = Keys.text(owner);
    try (KeyValueIterator<byte[], byte[]> entries =
        index.prefixScan(owner, new ByteArraySerializer())) {
      while (entries.hasNext()) {
        String trackId = Keys.text(entries.next().key).substring(prefix.length());
        Track track = tracks.get(trackId);
        if (track != null && !anyOf(before, TrackState.owners(track))) {
          rateTrack(CatalogueRecords.track(track), previewer);
        }
        if (timeIsUp.getAsBoolean()) {
          return !entries.hasNext();
        }
      }
    }
    return true;
  }

  private static boolean anyOf(List<String> some, Set<String> owners) {
    return some.stream().anyMatch(owners::contains);
  }

  /** Cells of a run are neighbours. */
  private void rateTrack(org.linernotes.streams.rating.Track track, Previewer previewer) {
    byte[] prefix = CellKey.trackPrefix(track.trackId(), null);
    List<UsageCell> run = new ArrayList<>();
    byte @Nullable [] runPrefix = null;
    try (KeyValueIterator<byte[], CellState> found =
        cells.prefixScan(prefix, new ByteArraySerializer())) {
      while (found.hasNext()) {
        KeyValue<byte[], CellState> cell = found.next();
        if (runPrefix == null || !Keys.startsWith(cell.key, runPrefix)) {
          previewer.rate(track, run);
          run.clear();
          runPrefix = CellKey.parse(cell.key).runPrefix();
        }
        if (!Sums.isNothing(cell.value.getUsage())) {
          run.add(RatedCells.cell(CellKey.parse(cell.key), cell.value));
        }
      }
    }
    previewer.rate(track, run);
  }
}
