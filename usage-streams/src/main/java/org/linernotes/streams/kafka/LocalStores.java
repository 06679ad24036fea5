package org.linernotes.streams.kafka;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.streams.status.NotReadyException;

/** The state of the partitions that this instance has, to be read while the topology runs. */
final class LocalStores {
  private final Source source;
  private final int partitions;

  /** Where a store is had from. */
  interface Source {
    <K, V> ReadOnlyKeyValueStore<K, V> store(String name, int partition);
  }

  LocalStores(Source source, int partitions) {
    this.source = source;
    this.partitions = partitions;
  }

  /**
   * Those of a running topology. Not by a {@code StateQueryRequest}: in Kafka 4.3 such a query
   * locks RocksDB's position before the store, and a write the store before the position, so that
   * the two wait for each other for ever, and the partition stands still.
   */
  static LocalStores of(KafkaStreams streams, int partitions) {
    return new LocalStores(
        new Source() {
          @Override
          public <K, V> ReadOnlyKeyValueStore<K, V> store(String name, int partition) {
            return streams.store(
                StoreQueryParameters.fromNameAndType(
                        name, QueryableStoreTypes.<K, V>keyValueStore())
                    .withPartition(partition));
          }
        },
        partitions);
  }

  int partitions() {
    return partitions;
  }

  <K, V> ReadOnlyKeyValueStore<K, V> of(String name, int partition) {
    return source.store(name, partition);
  }

  /** The store of a key's partition. */
  <K, V> ReadOnlyKeyValueStore<K, V> ofKey(String name, String partitionKey) {
    return of(name, Partitioning.partition(partitionKey, partitions));
  }

  /** The partitions of a store that this instance has. */
  List<Integer> here(String name) {
    return IntStream.range(0, partitions)
        .filter(partition -> has(name, partition))
        .boxed()
        .toList();
  }

  private boolean has(String name, int partition) {
    try {
      source.store(name, partition).approximateNumEntries(); // only a question to it tells
      return true;
    } catch (InvalidStateStorePartitionException e) {
      return false;
    }
  }

  /** Asks the state; what cannot be answered now can be soon. */
  static <V> @Nullable V ask(Supplier<@Nullable V> question) {
    try {
      return question.get();
    } catch (StreamsException | IllegalStateException e) {
      throw notReady(e.getMessage());
    }
  }

  static NotReadyException notReady(@Nullable String why) {
    return new NotReadyException("STATE_NOT_READY", "the state is being restored or moved: " + why);
  }
}
