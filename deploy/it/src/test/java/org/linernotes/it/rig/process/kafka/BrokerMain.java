package org.linernotes.it.rig.process.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.linernotes.standalone.kafka.EmbeddedKafka;

/** A broker as a process of its own: the one that {@code up} runs, or one of a cluster. */
public final class BrokerMain {
  private BrokerMain() {}

  /** Takes a folder, a file of properties, and the cluster's id if the broker is one of several. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Map<String, String> properties = read(Path.of(args[1]));
    if (args.length > 2) {
      format(folder, properties, args[2]);
      new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM).startup();
      System.out.println("kafka " + properties.get("advertised.listeners"));
    } else {
      System.out.println("kafka " + EmbeddedKafka.start(folder, properties).bootstrapServers());
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    Map<String, String> texts = new HashMap<>();
    properties.forEach((name, value) -> texts.put(name.toString(), value.toString()));
    return texts;
  }

  private static void format(Path logs, Map<String, String> properties, String cluster)
      throws Exception {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(logs);
    try (PrintStream quiet =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(quiet)
          .setClusterId(cluster)
          .setNodeId(Integer.parseInt(String.valueOf(properties.get("node.id"))))
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(logs.toString())
          .addDirectory(logs.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    }
  }
}
