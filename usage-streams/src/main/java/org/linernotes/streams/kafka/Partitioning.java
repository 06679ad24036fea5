package org.linernotes.streams.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.linernotes.usage.CellKey;

/** Which partition a record goes to, where the key alone would send it astray. */
final class Partitioning {
  static final Serde<CellKey> CELL_KEYS =
      Serdes.serdeFrom(
          (topic, key) -> key == null ? null : key.toBytes(),
          (topic, bytes) -> bytes == null ? null : CellKey.parse(bytes));

  private Partitioning() {}

  /** By the track alone, as the producer's default does with a trackId for key. */
  static <V> StreamPartitioner<CellKey, V> byTrack() {
    return (topic, key, value, count) -> Optional.of(Set.of(partition(key.partitionKey(), count)));
  }

  /** As {@link #byTrack}, for keys that are the bytes of a cell's. */
  static <V> StreamPartitioner<byte[], V> byTrackOfCell() {
    return (topic, key, value, count) ->
        Optional.of(Set.of(partition(CellKey.parse(key).partitionKey(), count)));
  }

  static <K, V> StreamPartitioner<K, V> toAll() {
    return (topic, key, value, count) ->
        Optional.of(IntStream.range(0, count).boxed().collect(Collectors.toSet()));
  }

  /** As the producer's default does with the text for key. */
  static int partition(String key, int count) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
  }
}
