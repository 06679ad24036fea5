package org.linernotes.it.start.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.topic.Topic;

/** Topics' own settings, changed by somebody who may. */
public final class TopicSettings {
  private TopicSettings() {}

  /** Sets one of a topic's settings. */
  public static void set(KafkaSettings kafka, Topic topic, String name, String value) {
    ConfigResource resource =
        new ConfigResource(ConfigResource.Type.TOPIC, kafka.names().of(topic));
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(kafka.client())) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(name + " of " + topic.name() + " not set", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
