package org.linernotes.streams.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.linernotes.config.ConfigException;
import org.linernotes.kafka.KafkaSettings;

/**
 * What the broker is told of the group under the streams protocol, where it decides on standbys.
 */
final class StreamsGroup {
  private static final String STANDBYS = "streams.num.standby.replicas";
  private static final long TIMEOUT_SECONDS = 30;

  private StreamsGroup() {}

  /**
   * Sets how many standbys each partition has; the same from every instance, so whoever is last.
   *
   * @throws ConfigException if the broker does not take it
   */
  static void setStandbys(KafkaSettings kafka, int standbys) {
    String group = StreamsConfiguration.group(kafka);
    AlterConfigOp set =
        new AlterConfigOp(
            new ConfigEntry(STANDBYS, Integer.toString(standbys)), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(kafka.client())) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), List.of(set)))
          .all()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ConfigException(
          "Kafka does not take " + STANDBYS + "=" + standbys + " for " + group + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while setting the standbys of " + group, e);
    }
  }
}
