package org.linernotes.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.linernotes.access.kafka.KeyWriter;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.config.Settings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.SchemaIds;
import org.linernotes.standalone.RunInfo;
import org.linernotes.standalone.kafka.KeyRecords;
import picocli.CommandLine.Mixin;

/**
 * Whose keys: the stack's that runs on the data folder; where none runs, those of the Kafka that
 * the environment names, as for the services.
 */
final class KeyOptions {
  private final Surroundings surroundings;

  @Mixin private final DataOption data;

  KeyOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.data = new DataOption(surroundings.data());
  }

  Collection<ApiKeyRecord> read() {
    Settings settings = settings();
    return KeyRecords.read(KafkaSettings.from(settings), KafkaSettings.schemaIds(settings));
  }

  void write(Consumer<KeyWriter> work) {
    Settings settings = settings();
    try (KeyWriter writer =
        new KeyWriter(KafkaSettings.from(settings), KafkaSettings.schemaIds(settings))) {
      work.accept(writer);
    }
  }

  void with(BiConsumer<KafkaSettings, SchemaIds> work) {
    Settings settings = settings();
    work.accept(KafkaSettings.from(settings), KafkaSettings.schemaIds(settings));
  }

  /** How the services of that stack, or of that Kafka, are told to reach it. */
  Settings settings() {
    Optional<RunInfo> run = RunInfo.of(data.folder());
    if (run.isEmpty() && !surroundings.variable(KafkaSettings.BOOTSTRAP_SERVERS.name()).isBlank()) {
      return new Settings(surroundings.environment());
    }
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.putAll(data.running().clientEnvironment());
    environment.putIfAbsent(KafkaSettings.PARTITIONS.name(), RunInfo.PARTITIONS);
    environment.keySet().removeIf(name -> name.startsWith(KafkaSettings.PASS_THROUGH));
    return new Settings(environment);
  }
}
