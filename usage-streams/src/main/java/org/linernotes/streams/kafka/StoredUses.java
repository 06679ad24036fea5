package org.linernotes.streams.kafka;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
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
  private final int partitions;
  private final Optional<Instance> self;

  /**
   * @param self as this instance is known to the others; empty: it has told no address
   */
  StoredUses(KafkaStreams streams, int partitions, Optional<Instance> self) {
    this.streams = streams;
    this.partitions = partitions;
    this.self = self;
  }

  @Override
  public Place placeOfUses(String track) {
    return place(StateStores.SEEN, track);
  }

  @Override
  public Optional<UseStatus> find(UseStatus.Name name) {
    byte[] identity = Identity.of(name.platform(), name.track(), name.id());
    KeyQuery<byte[], byte[]> query = KeyQuery.withKey(identity);
    byte[] seen = get(StateStores.SEEN, name.track(), query);
    return UseStatus.of(name, SeenUse.parse(seen));
  }

  @Override
  public CellKey matched(CellKey unmatched) {
    String track = unmatched.partitionKey();
    KeyQuery<String, Claims> query = KeyQuery.withKey(track);
    Claims claims = get(StateStores.CLAIMS, track, query);
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
    KeyQuery<byte[], CellState> query = KeyQuery.withKey(cell.toBytes());
    CellState state = get(StateStores.CELLS, cell.partitionKey(), query);
    return Optional.ofNullable(state).map(CellState::getEmitted).map(Outcome::of);
  }

  private Place place(String store, String partitionKey) {
    if (self.isEmpty()) {
      return Place.HERE;
    }
    try {
      KeyQueryMetadata found =
          streams.queryMetadataForKey(store, partitionKey, new StringSerializer());
      return Place.of(self, address(found));
    } catch (StreamsException | IllegalStateException e) {
      throw notReady(e.getMessage());
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

  private <V> @Nullable V get(String store, String partitionKey, KeyQuery<?, V> query) {
    int partition = Partitioning.partition(partitionKey, partitions);
    StateQueryRequest<V> request =
        StateQueryRequest.inStore(store)
            .withQuery(query)
            .withPartitions(Set.of(partition))
            .requireActive();
    try {
      return value(streams.query(request).getPartitionResults().get(partition));
    } catch (StreamsException | IllegalStateException e) {
      throw notReady(e.getMessage());
    }
  }

  private <V> @Nullable V value(@Nullable QueryResult<V> result) {
    if (result != null && result.isSuccess()) {
      return result.getResult();
    }
    if (result != null
        && result.getFailureReason() == FailureReason.NOT_PRESENT
        && self.isEmpty()) {
      throw new NotReadyException(
          "STATE_NOT_HERE",
          "this instance does not have the track's state now, and knows no other"
              + " (expected, with several: an advertised URL for each)");
    }
    throw notReady(result == null ? "no answer" : result.getFailureMessage());
  }

  private static NotReadyException notReady(@Nullable String why) {
    return new NotReadyException("STATE_NOT_READY", "the state is being restored or moved: " + why);
  }
}
