package org.linernotes.it.rig.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linernotes.config.Settings;
import org.linernotes.it.rig.net.Link;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;

/**
 * A whole deployment of processes on this machine: brokers, a registry, PostgreSQL, and instances
 * of each service, with a link between each sort of service and what it connects to.
 */
public final class Deployment implements AutoCloseable {
  private static final String PREFIX = "rig.";

  private final Shape shape;
  private final Path folder;
  private final Ports ports = new Ports();
  private final Brokers brokers;
  private final PostgresServer postgres;
  private final Link database;
  private final RegistryServer registry;
  private final List<ServiceProcess> services = new ArrayList<>();

  /**
   * Not started yet.
   *
   * @param folder empty, for all data and logs
   */
  public Deployment(Shape shape, Path folder) {
    this.shape = shape;
    this.folder = folder.toAbsolutePath();
    List<String> kinds = Arrays.stream(ServiceKind.values()).map(ServiceKind::name).toList();
    brokers = new Brokers(this.folder.resolve("kafka"), shape.brokers(), ports, kinds);
    int server = ports.free();
    postgres = new PostgresServer(this.folder.resolve("postgres"), server, Map.of());
    database = Link.open(ports.free(), server);
    registry = new RegistryServer(this.folder.resolve("registry"), ports);
    for (ServiceKind kind : ServiceKind.values()) {
      for (int number = 1; number <= shape.of(kind); number++) {
        add(kind, number);
      }
    }
  }

  /** Starts everything and returns when every instance says that it is ready. */
  public void start() {
    startParts();
    services.forEach(service -> service.process().launch());
    services.forEach(service -> service.process().awaitReady());
  }

  /** Starts all but the services, and makes the topics. */
  public void startParts() {
    registry.launch();
    postgres.start();
    brokers.start();
    registry.awaitReady();
    TopicAdmin.ensure(KafkaSettings.from(direct()));
  }

  /** One more instance; it is not started. */
  public ServiceProcess join(ServiceKind kind) {
    return add(kind, (int) of(kind).count() + 1); // the one that left was the last
  }

  /** Takes one out that joined; it must have ended. */
  public void leave(ServiceProcess service) {
    synchronized (services) {
      services.remove(service);
    }
    service.close();
    service.deleteState();
  }

  private ServiceProcess add(ServiceKind kind, int number) {
    ServiceProcess service =
        new ServiceProcess(kind, number, folder, ports.free(), environment(kind));
    synchronized (services) {
      services.add(service);
    }
    return service;
  }

  private Map<String, String> environment(ServiceKind kind) {
    Map<String, String> all = new HashMap<>(common(brokers.bootstrapServers(kind.name())));
    all.putAll(
        Map.of(
            "LINERNOTES_STREAMS_THREADS",
            "1",
            "LINERNOTES_DB_URL",
            "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + PostgresServer.database(),
            "LINERNOTES_DB_USER",
            "linernotes",
            "LINERNOTES_DB_PASSWORD",
            "",
            "LINERNOTES_DB_MIGRATION_USER",
            "postgres",
            "LINERNOTES_DB_MIGRATION_PASSWORD",
            ""));
    all.putAll(shape.more());
    return all;
  }

  private Map<String, String> common(String bootstrapServers) {
    return Map.of(
        "LINERNOTES_KAFKA_BOOTSTRAP_SERVERS",
        bootstrapServers,
        "LINERNOTES_SCHEMA_REGISTRY_URL",
        registry.url(),
        "LINERNOTES_TOPIC_PREFIX",
        PREFIX,
        "LINERNOTES_PARTITIONS",
        "2",
        "LINERNOTES_REPLICATION",
        Integer.toString(shape.brokers()));
  }

  /** How the tests themselves reach Kafka, past all links. */
  public Settings direct() {
    return new Settings(common(brokers.bootstrapServers()));
  }

  public Shape shape() {
    return shape;
  }

  public Brokers brokers() {
    return brokers;
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public RegistryServer registry() {
    return registry;
  }

  /** Between the sinks and PostgreSQL. */
  public Link database() {
    return database;
  }

  /** The instances of a kind, in the order of their numbers. */
  public Stream<ServiceProcess> of(ServiceKind kind) {
    synchronized (services) {
      return services.stream().filter(service -> service.kind() == kind).toList().stream();
    }
  }

  public ServiceProcess of(ServiceKind kind, int index) {
    return of(kind).toList().get(index);
  }

  /** Kills all that runs. */
  @Override
  public void close() {
    synchronized (services) {
      services.forEach(ServiceProcess::close);
    }
    database.close();
    brokers.close();
    postgres.close();
    registry.close();
  }
}
