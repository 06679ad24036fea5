package org.linernotes.standalone.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linernotes.standalone.LocalPorts;

/** The configuration of a single node that loses nothing it acknowledged when it is killed. */
final class BrokerProperties {
  static final int NODE = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String BROKER_LISTENER = "BROKER";
  private static final String FOR_EVER = "-1";

  private BrokerProperties() {}

  /** Broker and controller in one. */
  static Map<String, String> of(Path logs, int brokerPort, int controllerPort) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("process.roles", "broker,controller");
    identity(properties, logs);
    listeners(properties, brokerPort, controllerPort);
    singleNode(properties);
    neverForget(properties);
    smallMachine(properties);
    // Nobody could take over; a broker that a busy machine kept from its heartbeat shall stay.
    properties.put("broker.session.timeout.ms", Long.toString(Duration.ofMinutes(30).toMillis()));
    return properties;
  }

  /** The controller without the broker, which takes a silent broker for dead at once. */
  static Map<String, String> controllerAlone(Path logs, int controllerPort) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("process.roles", "controller");
    identity(properties, logs);
    properties.put("listeners", listener(CONTROLLER_LISTENER, controllerPort));
    controllerListener(properties, controllerPort);
    properties.put("broker.session.timeout.ms", "100");
    properties.put("broker.heartbeat.interval.ms", "50"); // else the broker's log calls it an error
    return properties;
  }

  private static void identity(Map<String, String> properties, Path logs) {
    properties.put("node.id", Integer.toString(NODE));
    properties.put("log.dirs", logs.toString());
  }

  private static void listeners(Map<String, String> properties, int broker, int controller) {
    String ofBroker = listener(BROKER_LISTENER, broker);
    properties.put("listeners", ofBroker + "," + listener(CONTROLLER_LISTENER, controller));
    properties.put("advertised.listeners", ofBroker);
    properties.put("inter.broker.listener.name", BROKER_LISTENER);
    controllerListener(properties, controller);
  }

  private static void controllerListener(Map<String, String> properties, int port) {
    properties.put("controller.listener.names", CONTROLLER_LISTENER);
    properties.put("controller.quorum.voters", NODE + "@" + LocalPorts.HOST + ":" + port);
    properties.put("controller.quorum.election.backoff.max.ms", "50");
    properties.put(
        "listener.security.protocol.map",
        BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
  }

  private static String listener(String name, int port) {
    return name + "://" + LocalPorts.HOST + ":" + port;
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
