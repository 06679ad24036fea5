package org.linernotes.it.kit.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.linernotes.kafka.KafkaSettings;

/** Who is in a consumer group. */
public final class Members {
  private static final long ANSWER_SECONDS = 30;

  private Members() {}

  /** The ids of the members that have partitions. */
  public static List<String> of(KafkaSettings kafka, String group) {
    try (Admin admin = Admin.create(kafka.client())) {
      Map<String, KafkaFuture<ConsumerGroupDescription>> asked =
          admin.describeConsumerGroups(List.of(group)).describedGroups();
      KafkaFuture<ConsumerGroupDescription> described = Objects.requireNonNull(asked.get(group));
      return described.get(ANSWER_SECONDS, TimeUnit.SECONDS).members().stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .map(MemberDescription::consumerId)
          .sorted()
          .toList();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("group " + group + " not described", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
