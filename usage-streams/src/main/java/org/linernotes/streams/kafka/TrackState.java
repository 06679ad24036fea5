package org.linernotes.streams.kafka;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Artist;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Track;
import org.linernotes.music.TrackIdentifier;
import org.linernotes.streams.catalogue.CatalogueRecords;

/** The tracks of one partition, and which of them a change of terms touches. */
final class TrackState {
  /** Tracks kept decoded: decoding one costs more than rating a cell of it. */
  private static final int RECENT = 20_000;

  private final KeyValueStore<String, Track> tracks;
  private final KeyValueStore<byte[], byte[]> index;
  private final Map<String, org.linernotes.streams.rating.Track> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, org.linernotes.streams.rating.Track> eldest) {
          return size() > RECENT;
        }
      };

  TrackState(ProcessingContext context) {
    tracks = context.getStateStore(StateStores.TRACKS);
    index = context.getStateStore(StateStores.TRACK_INDEX);
  }

  org.linernotes.streams.rating.@Nullable Track find(String trackId) {
    org.linernotes.streams.rating.Track known = recent.get(trackId);
    if (known == null) {
      Track track = tracks.get(trackId);
      if (track == null) {
        return null;
      }
      known = CatalogueRecords.track(track);
      recent.put(trackId, known);
    }
    return known;
  }

  /** Another processor of the task has replaced the track: what is kept of it is out of date. */
  void replaced(Track track) {
    recent.put(track.getTrackId(), CatalogueRecords.track(track));
  }

  /**
   * Replaces the version of a track.
   *
   * @return by identifier, what changes about its claims: every claimed identifier again, since a
   *     claim's time is that of the version; and those given up
   */
  List<KeyValue<String, ClaimChange>> replace(Track track) {
    Track before = tracks.get(track.getTrackId());
    tracks.put(track.getTrackId(), track);
    reindex(before, track);
    List<KeyValue<String, ClaimChange>> changes = new ArrayList<>();
    Set<String> claimed = claims(track);
    for (String identifier : before == null ? Set.<String>of() : claims(before)) {
      if (!claimed.contains(identifier)) {
        changes.add(KeyValue.pair(identifier, change(track, false)));
      }
    }
    claimed.forEach(identifier -> changes.add(KeyValue.pair(identifier, change(track, true))));
    return changes;
  }

  /**
   * Tracks that an owner (see {@link #party} and {@link #artist}) has to do with, in order.
   *
   * @param after leave out those up to this trackId; empty for all
   */
  List<String> tracksOf(byte[] owner, String after, int limit) {
    List<String> found = new ArrayList<>();
    byte[] from = Keys.bytes(Keys.text(owner) + after);
    try (KeyValueIterator<byte[], byte[]> entries = index.range(from, beyond(owner))) {
      while (entries.hasNext() && found.size() < limit) {
        String key = Keys.text(entries.next().key);
        String trackId = key.substring(Keys.text(owner).length());
        if (!trackId.equals(after)) {
          found.add(trackId);
        }
      }
    }
    return found;
  }

  /** The index prefix of a party that controls some side. */
  static byte[] party(String party) {
    return Keys.bytes(Keys.joined("P", party, ""));
  }

  /** The index prefix of an artist. */
  static byte[] artist(String artist) {
    return Keys.bytes(Keys.joined("A", artist, ""));
  }

  /** Malformed ISRCs never match, so they are never claimed (contract section 3). */
  private static Set<String> claims(Track track) {
    Set<String> claims = new LinkedHashSet<>();
    for (String identifier : track.getIdentifiers()) {
      TrackIdentifier.parse(identifier)
          .filter(parsed -> !parsed.suspect())
          .ifPresent(parsed -> claims.add(parsed.text()));
    }
    return claims;
  }

  private static ClaimChange change(Track track, boolean claimed) {
    return new ClaimChange(track.getTrackId(), track.getAcceptedAt(), claimed);
  }

  private void reindex(@Nullable Track before, Track track) {
    Set<String> owners = owners(track);
    if (before != null) {
      Set<String> gone = owners(before);
      gone.removeAll(owners);
      gone.forEach(owner -> index.delete(Keys.bytes(owner + track.getTrackId())));
    }
    owners.forEach(owner -> index.put(Keys.bytes(owner + track.getTrackId()), new byte[0]));
  }

  /** Index prefixes (see {@link #party} and {@link #artist}) of all that a track has to do with. */
  static Set<String> owners(Track track) {
    Set<String> owners = new HashSet<>();
    for (RightsRow row : track.getRights()) {
      owners.add(Keys.text(party(row.getControlledBy())));
    }
    for (Artist artist : track.getArtists()) {
      owners.add(Keys.text(artist(artist.getId())));
    }
    return owners;
  }

  /** The first key after all that begin with an owner's prefix, which ends in U+0000. */
  private static byte[] beyond(byte[] owner) {
    byte[] end = owner.clone();
    end[end.length - 1] = 1;
    return end;
  }
}
