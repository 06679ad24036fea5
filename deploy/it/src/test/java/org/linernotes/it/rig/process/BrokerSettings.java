package org.linernotes.it.rig.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linernotes.standalone.LocalPorts;

/** A broker's own properties: a listener for each sort of client, advertised where its link is. */
final class BrokerSettings {
  private static final String OWN = "BROKER";
  private static final String CONTROLLER = "CONTROLLER";
  private static final String FOR_EVER = "-1";
  private static final String SESSION = "10000";

  private final Map<String, String> properties = new LinkedHashMap<>();

  private BrokerSettings(BrokerPorts ports) {
    List<String> bound = new ArrayList<>(List.of(at(OWN, ports.own())));
    List<String> advertised = new ArrayList<>(List.of(at(OWN, ports.own())));
    List<String> protocols = new ArrayList<>(List.of(OWN, CONTROLLER));
    ports
        .listeners()
        .forEach(
            (name, way) -> {
              bound.add(at(name, way.server()));
              advertised.add(at(name, way.clients()));
              protocols.add(name);
            });
    bound.add(at(CONTROLLER, ports.controller()));
    properties.put("listeners", String.join(",", bound));
    properties.put("advertised.listeners", String.join(",", advertised));
    // of members under the streams protocol: what consumers under the classic one say themselves
    properties.put("group.streams.min.session.timeout.ms", SESSION);
    properties.put("group.streams.session.timeout.ms", SESSION);
    properties.put("group.min.session.timeout.ms", "1000"); // some seeds have short ones
    properties.put(
        "listener.security.protocol.map",
        protocols.stream().map(name -> name + ":PLAINTEXT").collect(Collectors.joining(",")));
  }

  private static String at(String listener, int port) {
    return listener + "://" + LocalPorts.HOST + ":" + port;
  }

  /** What differs from the broker that {@code up} runs. */
  static Map<String, String> alone(BrokerPorts ports) {
    return new BrokerSettings(ports).properties;
  }

  /** All properties of one of several. */
  static Map<String, String> ofCluster(int node, Path logs, List<BrokerPorts> all) {
    BrokerSettings settings = new BrokerSettings(all.get(node - 1));
    settings.roles(node, logs, all);
    settings.copies(all.size());
    settings.keepAll();
    return settings.properties;
  }

  private void roles(int node, Path logs, List<BrokerPorts> all) {
    List<String> voters = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      voters.add(i + 1 + "@" + LocalPorts.HOST + ":" + all.get(i).controller());
    }
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(node));
    properties.put("log.dirs", logs.toString());
    properties.put("inter.broker.listener.name", OWN);
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("controller.quorum.voters", String.join(",", voters));
    properties.put("broker.session.timeout.ms", "6000");
    properties.put("broker.heartbeat.interval.ms", "1000");
  }

  /** Acknowledged is what most of them have. */
  private void copies(int brokers) {
    String all = Integer.toString(brokers);
    String most = Integer.toString(brokers / 2 + 1);
    properties.put("default.replication.factor", all);
    properties.put("min.insync.replicas", most);
    properties.put("offsets.topic.replication.factor", all);
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.replication.factor", all);
    properties.put("transaction.state.log.min.isr", most);
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.replication.factor", all);
    properties.put("share.coordinator.state.topic.min.isr", most);
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("unclean.leader.election.enable", "false");
  }

  private void keepAll() {
    properties.put("auto.create.topics.enable", "false");
    properties.put("log.retention.ms", FOR_EVER);
    properties.put("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
    properties.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
    properties.put("message.max.bytes", Integer.toString(16 * 1024 * 1024));
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }
}
