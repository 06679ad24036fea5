package org.linernotes.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
  private final Map<String, String> properties = BrokerProperties.of(Path.of("logs"), 1001, 1002);

  @Test
  void shouldBeAConfigurationThatTheBrokerTakes() {
    KafkaConfig config = new KafkaConfig(properties, false);
    assertThat(config.nodeId()).isEqualTo(BrokerProperties.NODE);
  }

  @Test
  void shouldLetTheControllerRunAlone() {
    Map<String, String> alone = BrokerProperties.controllerAlone(Path.of("logs"), 1002);
    assertThat(new KafkaConfig(alone, false).nodeId()).isEqualTo(BrokerProperties.NODE);
  }

  @Test
  void shouldNeverRemoveOrRefuseLateUse() {
    assertThat(properties)
        .containsEntry("log.retention.ms", "-1")
        .containsEntry("log.retention.bytes", "-1")
        .containsEntry("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE))
        .containsEntry("auto.create.topics.enable", "false");
  }

  @Test
  void shouldListenOnThisMachineAlone() {
    assertThat(properties.get("listeners"))
        .isEqualTo("BROKER://127.0.0.1:1001,CONTROLLER://127.0.0.1:1002");
  }
}
