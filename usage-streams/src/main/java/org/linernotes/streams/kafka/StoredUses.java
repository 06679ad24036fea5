package org.linernotes.streams.kafka;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.CellState;
import org.linernotes.avro.Claims;
import org.linernotes.streams.status.Instance;
import org.linernotes.streams.status.NotReadyException;
import org.linernotes.streams.status.Outcome;
import org.linernotes.streams.status.Place;
import org.linernotes.streams.status.UseStatus;
import org.linernotes.streams.status.Uses;
import org.linernotes.streams.usage.IdentifierClaims;
import org.linernotes.streams.usage.Identity;
import org.linernotes.streams.usage.SeenUse;
import org.linernotes.usage.CellKey;

/** Single uses from the state of the running topology. */
final class StoredUses implements Uses {
  private final KafkaStreams streams;
  private final LocalStores stores;
  private final Optional<Instance> self;

  /**
   * @param self as this instance is known to the others; empty: it has told no address
   */
  StoredUses(KafkaStreams streams, LocalStores stores, Optional<Instance> self) {
    this.streams = streams;
    this.stores = stores;
    this.self = self;
  }

  @Override
  public Place placeOfUses(String track) {
    return place(StateStores.SEEN, track);
  }

  @Override
  public Optional<UseStatus> find(UseStatus.Name name) {
    byte[] identity = Identity.of(name.platform(), name.track(), name.id());
    byte[] seen =
        ask(() -> stores.<byte[], byte[]>ofKey(StateStores.SEEN, name.track()).get(identity));
    return UseStatus.of(name, SeenUse.parse(seen));
  }

  @Override
  public CellKey matched(CellKey unmatched) {
    String track = unmatched.partitionKey();
    Claims claims = ask(() -> stores.<String, Claims>ofKey(StateStores.CLAIMS, track).get(track));
    return IdentifierClaims.holder(claims)
        .map(trackId -> unmatched.of(trackId, null))
        .orElse(unmatched);
  }

  @Override
  public Place placeOfCell(CellKey cell) {
    return place(StateStores.CELLS, cell.partitionKey());
  }

  @Override
  public Optional<Outcome> outcome(CellKey cell) {
    byte[] key = cell.toBytes();
    CellState state =
        ask(() -> stores.<byte[], CellState>ofKey(StateStores.CELLS, cell.partitionKey()).get(key));
    return Optional.ofNullable(state).map(CellState::getEmitted).map(Outcome::of);
  }

  /** Where the state of a key is. */
  Place place(String store, String partitionKey) {
    if (self.isEmpty()) {
      return Place.HERE;
    }
    try {
      KeyQueryMetadata found =
          streams.queryMetadataForKey(store, partitionKey, new StringSerializer());
      return Place.of(self, address(found));
    } catch (StreamsException | IllegalStateException e) {
      throw LocalStores.notReady(e.getMessage());
    }
  }

  private static Optional<Place.Address> address(@Nullable KeyQueryMetadata found) {
    if (found == null || found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return Optional.empty();
    }
    HostInfo host = found.activeHost();
    return host.equals(HostInfo.unavailable())
        ? Optional.empty()
        : Optional.of(new Place.Address(host.host(), host.port()));
  }

  private <V> @Nullable V ask(Supplier<@Nullable V> question) {
    return LocalStores.ask(() -> here(question));
  }

  private <V> @Nullable V here(Supplier<@Nullable V> question) {
    try {
      return question.get();
    } catch (InvalidStateStorePartitionException e) {
      if (self.isPresent()) {
        throw e;
      }
      throw new NotReadyException(
          "STATE_NOT_HERE",
          "this instance does not have the track's state now, and knows no other"
              + " (expected, with several: an advertised URL for each)");
    }
  }
}
