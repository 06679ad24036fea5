package org.linernotes.it.rig.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linernotes.it.rig.net.Link;
import org.linernotes.it.rig.net.Weather;
import org.linernotes.it.rig.process.kafka.BrokerMain;
import org.linernotes.standalone.LocalPorts;

/** One broker, or a cluster of them with a copy of everything on each, as processes. */
public final class Brokers implements AutoCloseable {
  private static final String READY = "kafka ";

  private final Path folder;
  private final List<BrokerPorts> ports;
  private final List<ChildProcess> processes = new ArrayList<>();

  /** Per sort of client, the links to each broker. */
  private final Map<String, List<Link>> links = new HashMap<>();

  /**
   * Not started yet.
   *
   * @param clients sorts of clients, words in capitals; each has a link to each broker
   */
  public Brokers(Path folder, int count, Ports free, List<String> clients) {
    this.folder = folder.toAbsolutePath();
    ports = Stream.generate(() -> BrokerPorts.of(free, clients)).limit(count).toList();
    String cluster = clusterId();
    for (int node = 1; node <= count; node++) {
      processes.add(new ChildProcess(count == 1 ? alone() : ofCluster(node, cluster)));
    }
    clients.forEach(
        name -> links.put(name, ports.stream().map(broker -> link(broker, name)).toList()));
  }

  private static String clusterId() {
    UUID id = UUID.randomUUID();
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static Link link(BrokerPorts broker, String client) {
    BrokerPorts.Way way = broker.listeners().get(client);
    if (way == null) {
      throw new IllegalArgumentException("no listener " + client);
    }
    return Link.open(way.clients(), way.server());
  }

  private Launch alone() {
    BrokerPorts only = ports.get(0);
    Path data = folder.resolve("broker-1");
    write(data.resolve("broker.port"), Integer.toString(only.own()));
    write(data.resolve("controller.port"), Integer.toString(only.controller()));
    return launch(1, List.of(data.toString(), file(1, BrokerSettings.alone(only))));
  }

  private Launch ofCluster(int node, String cluster) {
    Path data = folder.resolve("broker-" + node);
    String file = file(node, BrokerSettings.ofCluster(node, data, ports));
    return launch(node, List.of(data.toString(), file, cluster));
  }

  private Launch launch(int node, List<String> arguments) {
    String[] all = arguments.toArray(String[]::new);
    List<String> command = Launch.java("384m", BrokerMain.class, all);
    return new Launch("broker-" + node, command, Map.of(), folder.resolve("logs"), READY);
  }

  private String file(int node, Map<String, String> settings) {
    Path file = folder.resolve("broker-" + node + ".properties");
    Properties properties = new Properties();
    properties.putAll(settings);
    try {
      Files.createDirectories(folder);
      try (OutputStream out = Files.newOutputStream(file)) {
        properties.store(out, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts those that do not run, and returns when clients can connect to all. */
  public void start() {
    List<ChildProcess> absent = processes.stream().filter(broker -> !broker.isAlive()).toList();
    absent.forEach(ChildProcess::launch);
    absent.forEach(ChildProcess::awaitReady);
  }

  public int count() {
    return processes.size();
  }

  /** Each, to be killed. */
  public List<ChildProcess> processes() {
    return List.copyOf(processes);
  }

  /** Where the tests themselves connect, past all links. */
  public String bootstrapServers() {
    return joined(ports.stream().map(BrokerPorts::own));
  }

  /** Where a sort of client connects, by its links. */
  public String bootstrapServers(String client) {
    return joined(links(client).stream().map(Link::port));
  }

  private static String joined(Stream<Integer> ports) {
    return ports.map(port -> LocalPorts.HOST + ":" + port).collect(Collectors.joining(","));
  }

  /** Those of a sort of client, one to each broker. */
  public List<Link> links(String client) {
    List<Link> found = links.get(client);
    if (found == null) {
      throw new IllegalArgumentException(client + " (expected: one of " + links.keySet() + ")");
    }
    return found;
  }

  /** On the links of a sort of client to all brokers. */
  public void set(String client, Weather weather) {
    links(client).forEach(link -> link.set(weather));
  }

  @Override
  public void close() {
    links.values().forEach(all -> all.forEach(Link::close));
    processes.forEach(ChildProcess::close);
  }
}
