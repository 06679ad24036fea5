package org.linernotes.streams.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.linernotes.config.ConfigException;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.streams.StreamsSettings;

/**
 * Whether the brokers take a member whose session is so short. They refuse it when it joins, which
 * stream threads would meet again and again.
 */
final class BrokerSession {
  /** What brokers take as they come. */
  private static final int USUAL_SECONDS = 6;

  private static final String LEAST = "group.min.session.timeout.ms";
  private static final long TIMEOUT_SECONDS = 30;

  private BrokerSession() {}

  /**
   * Returns if they do; asks only for a session that brokers as they come would refuse.
   *
   * @throws ConfigException if one of them does not, or does not say
   */
  static void check(KafkaSettings kafka, int seconds) {
    if (seconds >= USUAL_SECONDS) {
      return;
    }
    for (Config broker : brokers(kafka)) {
      long least = leastMillis(broker);
      if (TimeUnit.SECONDS.toMillis(seconds) < least) {
        throw new ConfigException(
            "%s: '%d' (expected: %d at least, from the brokers' %s=%d)"
                .formatted(
                    StreamsSettings.SESSION_SECONDS.name(),
                    seconds,
                    (least + 999) / 1000,
                    LEAST,
                    least));
      }
    }
  }

  private static long leastMillis(Config broker) {
    @Nullable ConfigEntry least = broker.get(LEAST);
    if (least == null) {
      throw new ConfigException("a broker has no " + LEAST + ", which a session under 6 s needs");
    }
    return Long.parseLong(least.value());
  }

  private static Collection<Config> brokers(KafkaSettings kafka) {
    try (Admin admin = Admin.create(kafka.client())) {
      Collection<Node> nodes =
          admin.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<ConfigResource> brokers =
          nodes.stream()
              .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
              .toList();
      Map<ConfigResource, Config> found =
          admin.describeConfigs(brokers).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return found.values();
    } catch (ExecutionException | TimeoutException e) {
      throw new ConfigException(
          "the brokers do not say their " + LEAST + ", which a session under 6 s needs: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while asking the brokers for " + LEAST, e);
    }
  }
}
