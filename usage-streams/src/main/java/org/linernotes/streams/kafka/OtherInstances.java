package org.linernotes.streams.kafka;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.linernotes.streams.status.Instance;

/** The other instances that rate, as the group knows them. */
final class OtherInstances {
  private OtherInstances() {}

  /**
   * @param self as this instance is known to the others; empty: it has told no address, and knows
   *     of none
   */
  static Set<Instance> of(KafkaStreams streams, Optional<Instance> self) {
    if (self.isEmpty()) {
      return Set.of();
    }
    try {
      Set<Instance> others = new LinkedHashSet<>();
      for (StreamsMetadata each : List.copyOf(streams.streamsMetadataForStore(StateStores.CELLS))) {
        if (!each.stateStoreNames().contains(StateStores.CELLS)) {
          continue; // it only stands by, and has no answer of its own
        }
        Instance instance = new Instance(self.get().scheme(), each.host(), each.port());
        if (!instance.equals(self.get())) {
          others.add(instance);
        }
      }
      return others;
    } catch (StreamsException | IllegalStateException e) {
      throw LocalStores.notReady(e.getMessage());
    }
  }
}
