package org.linernotes.sink.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.linernotes.sink.flow.TopicsException;

/** As the broker says when asked. */
final class AdminOffsets implements BrokerOffsets {
  private static final long TIMEOUT_SECONDS = 15;

  private final Admin admin;
  private final String brokers;

  AdminOffsets(Admin admin, String brokers) {
    this.admin = admin;
    this.brokers = brokers;
  }

  @Override
  public Set<String> topics() {
    return answer(admin.listTopics().names());
  }

  @Override
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : answer(admin.describeTopics(topics).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  asked.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, ListOffsetsResultInfo> found = answer(admin.listOffsets(asked).all());
    Map<TopicPartition, Long> ends = new HashMap<>();
    found.forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  @Override
  public Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    listed(group).entrySet().stream()
        .filter(entry -> Objects.nonNull(entry.getValue()))
        .forEach(entry -> committed.put(entry.getKey(), entry.getValue().offset()));
    return committed;
  }

  /** A group that never was has committed nothing. */
  private Map<TopicPartition, OffsetAndMetadata> listed(String group) {
    try {
      return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    } catch (TopicsException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw e;
    }
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new TopicsException(
          "Kafka at " + brokers + " does not say: " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new TopicsException(
          "Kafka at " + brokers + " does not answer (expected: within " + TIMEOUT_SECONDS + " s)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicsException("interrupted while asking Kafka at " + brokers, e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
