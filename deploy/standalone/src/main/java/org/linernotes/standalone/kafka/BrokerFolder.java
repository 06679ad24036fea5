package org.linernotes.standalone.kafka;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.linernotes.standalone.StartException;

/** The broker's log folder: what {@code kafka-storage.sh format} does on the first start. */
final class BrokerFolder {
  private BrokerFolder() {}

  /** Formats the folder if it is new; a formatted one keeps its cluster id and its data. */
  static void format(Path logs) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream quiet =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8)) {
      Files.createDirectories(logs);
      new Formatter()
          .setPrintStream(quiet)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerProperties.NODE)
          .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(logs.toString())
          .addDirectory(logs.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    } catch (Exception e) { // the formatter declares no narrower one
      throw new StartException("cannot format " + logs + " for Kafka: " + e.getMessage(), e);
    }
  }
}
