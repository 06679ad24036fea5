package org.linernotes.standalone.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.linernotes.standalone.LocalPorts;
import org.linernotes.standalone.StartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this JVM: one node that is broker and controller (KRaft), on 127.0.0.1,
 * with its data under a folder. Starting again on the same folder continues, also after the process
 * was killed.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final Duration CLOSE = Duration.ofSeconds(20);

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts and returns when clients can connect.
   *
   * @param folder where the data is, or will be
   * @throws StartException if the folder cannot be used
   */
  public static EmbeddedKafka start(Path folder) {
    return start(folder, Map.of());
  }

  /**
   * The same, otherwise configured.
   *
   * @param more of the broker's own properties, which count before ours
   */
  public static EmbeddedKafka start(Path folder, Map<String, String> more) {
    Path logs = folder.resolve("logs");
    boolean killed = Files.exists(logs) && !Files.exists(logs.resolve(".kafka_cleanshutdown"));
    int broker = LocalPorts.kept(folder.resolve("broker.port"));
    int controller = LocalPorts.kept(folder.resolve("controller.port"), broker);
    BrokerFolder.format(logs);
    if (killed) {
      LeftRegistration.end(logs, controller);
    }
    Map<String, String> properties = BrokerProperties.of(logs, broker, controller);
    properties.putAll(more);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      stop(server);
      throw new StartException("Kafka did not start on " + folder + ": " + e.getMessage(), e);
    }
    return new EmbeddedKafka(server, LocalPorts.HOST + ":" + broker);
  }

  /** Where clients connect, {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops within 20 seconds; a broker that takes longer is left to the end of the process. */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(KafkaRaftServer server) {
    Thread stopper = new Thread(server::shutdown, "kafka-stop");
    stopper.setDaemon(true);
    stopper.start();
    try {
      stopper.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (stopper.isAlive()) {
      log.warn("the broker did not stop within {}", CLOSE);
    }
  }
}
