package org.linernotes.sink.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Where logs end and readers stand. All throw TopicsException if the broker does not say. */
interface BrokerOffsets extends AutoCloseable {

  /** The names of all topics. */
  Set<String> topics();

  /**
   * The ends of all partitions of some topics. They count all that was written, also by a
   * transaction that has yet to end: a group's offsets can be committed before the markers of the
   * very transaction have reached the logs that it wrote to.
   */
  Map<TopicPartition, Long> ends(Collection<String> topics);

  /** Where a group stands; partitions in which it has committed nothing are absent. */
  Map<TopicPartition, Long> committed(String group);

  @Override
  void close();
}
