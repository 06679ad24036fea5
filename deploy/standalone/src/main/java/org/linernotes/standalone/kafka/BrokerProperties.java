package org.linernotes.standalone.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linernotes.standalone.LocalPorts;

/** The configuration of a single node that loses nothing it acknowledged when it is killed. */
final class BrokerProperties {
  static final int NODE = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String FOR_EVER = "-1";

  private BrokerProperties() {}

  /**
   * @param killed true: the last process did not stop the broker. The controller then takes the
   *     dead broker for alive until its session ends, and refuses the new one so long; a session of
   *     few seconds keeps that short, a longer one else spares a loaded machine false alarms.
   */
  static Map<String, String> of(Path logs, int brokerPort, int controllerPort, boolean killed) {
    Map<String, String> properties = new LinkedHashMap<>();
    identity(properties, logs);
    listeners(properties, brokerPort, controllerPort);
    singleNode(properties);
    neverForget(properties);
    smallMachine(properties);
    properties.put("broker.session.timeout.ms", killed ? "4000" : "18000");
    return properties;
  }

  private static void identity(Map<String, String> properties, Path logs) {
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE));
    properties.put("log.dirs", logs.toString());
  }

  private static void listeners(Map<String, String> properties, int broker, int controller) {
    String host = LocalPorts.HOST;
    properties.put(
        "listeners",
        "BROKER://"
            + host
            + ":"
            + broker
            + ","
            + CONTROLLER_LISTENER
            + "://"
            + host
            + ":"
            + controller);
    properties.put("advertised.listeners", "BROKER://" + host + ":" + broker);
    properties.put(
        "listener.security.protocol.map", "BROKER:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    properties.put("inter.broker.listener.name", "BROKER");
    properties.put("controller.listener.names", CONTROLLER_LISTENER);
    properties.put("controller.quorum.voters", NODE + "@" + host + ":" + controller);
  }

  private static void singleNode(Map<String, String> properties) {
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("default.replication.factor", "1");
    properties.put("min.insync.replicas", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("controller.quorum.election.backoff.max.ms", "50");
  }

  /** A use may be reported years late; no limit on time or size may refuse or remove it. */
  private static void neverForget(Map<String, String> properties) {
    properties.put("auto.create.topics.enable", "false");
    properties.put("log.retention.ms", FOR_EVER);
    properties.put("log.retention.bytes", FOR_EVER);
    properties.put("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
    properties.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    // Offsets of a consumer that was away for a year must not expire.
    properties.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
  }

  /** Two cores and a small heap; what is written stays in the page cache, which outlives a kill. */
  private static void smallMachine(Map<String, String> properties) {
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("num.recovery.threads.per.data.dir", "2");
    properties.put("background.threads", "2");
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
    properties.put("log.cleaner.io.buffer.size", Integer.toString(256 * 1024));
    properties.put("message.max.bytes", Integer.toString(16 * 1024 * 1024));
    properties.put("socket.request.max.bytes", Integer.toString(64 * 1024 * 1024));
    // A transaction left by a killed producer blocks readers until it is ended.
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }
}
