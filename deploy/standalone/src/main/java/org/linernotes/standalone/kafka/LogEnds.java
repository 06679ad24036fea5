package org.linernotes.standalone.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.linernotes.kafka.KafkaSettings;

/**
 * How far readers are behind the ends of what they read. The end of a transaction takes an offset
 * of its own that no reader ever reports, one per producer at most at the end of a partition; so
 * few of distance are none.
 */
public final class LogEnds implements AutoCloseable {
  private static final long MARKERS = 8;
  private static final long TIMEOUT_SECONDS = 15;

  private final Admin admin;

  public LogEnds(KafkaSettings kafka) {
    this.admin = Admin.create(kafka.client());
  }

  /** True if a consumer group has read what it reads to the end; also if it reads nothing yet. */
  public boolean reachedBy(String group) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, Long> positions = new HashMap<>();
      committed.forEach(
          (partition, position) -> {
            if (position != null) {
              positions.put(partition, position.offset());
            }
          });
      return reached(positions);
    } catch (ExecutionException | TimeoutException e) {
      return false; // asked again by who waits
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** True if positions kept elsewhere, by topic and partition, are at the end. */
  public boolean reachedBy(Map<String, Map<Integer, Long>> positions) {
    Map<TopicPartition, Long> flat = new HashMap<>();
    positions.forEach(
        (topic, partitions) ->
            partitions.forEach(
                (partition, position) -> flat.put(new TopicPartition(topic, partition), position)));
    try {
      return reached(flat);
    } catch (ExecutionException | TimeoutException e) {
      return false; // asked again by who waits
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean reached(Map<TopicPartition, Long> positions)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    positions.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin.listOffsets(latest).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return positions.entrySet().stream()
        .allMatch(
            entry -> {
              ListOffsetsResultInfo end = ends.get(entry.getKey());
              return end != null && end.offset() - entry.getValue() <= MARKERS;
            });
  }

  @Override
  public void close() {
    admin.close();
  }
}
