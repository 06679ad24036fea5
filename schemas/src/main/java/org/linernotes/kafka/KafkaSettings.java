package org.linernotes.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.serde.SchemaIds;
import org.linernotes.serde.registry.RegistrySchemaIds;
import org.linernotes.topic.TopicNames;

/** How a service reaches Kafka and the schema registry. */
public record KafkaSettings(
    String bootstrapServers,
    Map<String, String> clientProperties,
    TopicNames names,
    int partitions,
    short replication) {
  /** Variables with this prefix reach every Kafka client as its own properties. */
  public static final String PASS_THROUGH = "LINERNOTES_KAFKA_CLIENT_";

  /** Variables with this prefix reach the registry client as its own properties. */
  public static final String REGISTRY_PASS_THROUGH = "LINERNOTES_SCHEMA_REGISTRY_CLIENT_";

  public static final Setting<String> BOOTSTRAP_SERVERS =
      Setting.text(
          "LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", null, "Brokers to start from, host:port,host:port");
  public static final Setting<String> REGISTRY_URL =
      Setting.text(
          "LINERNOTES_SCHEMA_REGISTRY_URL",
          "",
          "A Confluent-compatible schema registry; without one the ids that ship in `schemas` are used");
  public static final Setting<String> TOPIC_PREFIX =
      Setting.text(
          "LINERNOTES_TOPIC_PREFIX",
          "",
          "Put before every topic, group and application id, so that deployments can share a cluster");
  public static final Setting<Integer> PARTITIONS =
      Setting.integer(
          "LINERNOTES_PARTITIONS",
          4,
          1,
          1000,
          "Partitions of the topics when they are created, and of Streams' internal ones; never to be changed later");
  public static final Setting<Integer> REPLICATION =
      Setting.integer(
          "LINERNOTES_REPLICATION",
          1,
          1,
          9,
          "Replicas that the topics are created with, and have at least");

  public static final List<Setting<?>> ALL =
      List.of(BOOTSTRAP_SERVERS, REGISTRY_URL, TOPIC_PREFIX, PARTITIONS, REPLICATION);

  public static KafkaSettings from(Settings settings) {
    return new KafkaSettings(
        settings.get(BOOTSTRAP_SERVERS),
        settings.passThrough(PASS_THROUGH),
        new TopicNames(settings.get(TOPIC_PREFIX)),
        settings.get(PARTITIONS),
        settings.get(REPLICATION).shortValue());
  }

  /** The registry that the settings name, or the released ids where they name none. */
  public static SchemaIds schemaIds(Settings settings) {
    String url = settings.get(REGISTRY_URL);
    return url.isEmpty()
        ? new ReleasedSchemas()
        : new RegistrySchemaIds(url, settings.passThrough(REGISTRY_PASS_THROUGH));
  }

  /** The properties that every client shares: brokers and what is passed through. */
  public Map<String, Object> client() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }
}
