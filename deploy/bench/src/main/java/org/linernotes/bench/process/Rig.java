package org.linernotes.bench.process;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.access.kafka.KeyWriter;
import org.linernotes.bench.kafka.BrokerMain;
import org.linernotes.config.Settings;
import org.linernotes.ingest.Main;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.ReleasedSchemas;

/**
 * A broker and an ingest-service, each a process of its own, the service with its default settings
 * and what {@code LINERNOTES_} variables of this process say else.
 */
public final class Rig implements AutoCloseable {
  /** The flags that {@code deploy/linernotes up} runs under. */
  public static final List<String> FLAGS =
      List.of("-Xmx1g", "-Xshare:auto", "-XX:-UsePerfData", "-XX:+UseParallelGC");

  private static final String SERVICE = "ingest";

  private final Path folder;
  private final Child broker;
  private final Child service;
  private final String bootstrapServers;
  private final URI url;

  private Rig(Path folder, List<String> serviceFlags) {
    this.folder = folder;
    broker = startBroker(folder);
    bootstrapServers = broker.await("kafka");
    TopicAdmin.ensure(kafka(SERVICE));
    service =
        Child.start(
            new Child.Spec(
                SERVICE,
                Main.class.getName(),
                join(FLAGS, serviceFlags),
                List.of(),
                environment(SERVICE)),
            folder);
    url = URI.create(service.await("ready"));
  }

  /**
   * Starts both.
   *
   * @param folder for data and logs
   * @param serviceFlags of the service's JVM, after {@link #FLAGS}
   */
  public static Rig start(Path folder, List<String> serviceFlags) {
    return new Rig(folder, serviceFlags);
  }

  /**
   * A broker as a process of its own, which says {@code kafka HOST:PORT}.
   *
   * @param folder for its data and log
   */
  public static Child startBroker(Path folder) {
    String logback = "-Dlogback.configurationFile=org/linernotes/bench/logback.xml";
    return Child.start(
        new Child.Spec(
            "broker",
            BrokerMain.class.getName(),
            join(FLAGS, List.of(logback)),
            List.of(folder.resolve("kafka").toString()),
            Map.of()),
        folder);
  }

  /** Starts another program on topics of its own, named after it. */
  public Child start(String name, Class<?> main, List<String> arguments) {
    Map<String, String> environment = environment(name);
    TopicAdmin.ensure(kafka(name));
    return Child.start(new Child.Spec(name, main.getName(), FLAGS, arguments, environment), folder);
  }

  /** A new key of a platform, which the service knows within a second. */
  public String key(String platform) {
    ApiKey key = ApiKey.create(new SecureRandom()::nextBytes);
    try (KeyWriter writer = new KeyWriter(kafka(SERVICE), new ReleasedSchemas())) {
      writer.add(key, Role.PLATFORM, platform, Instant.now(), null);
    }
    return key.text();
  }

  public Child broker() {
    return broker;
  }

  public Child service() {
    return service;
  }

  /** Where the service listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(url.getHost(), url.getPort());
  }

  private KafkaSettings kafka(String name) {
    return KafkaSettings.from(new Settings(environment(name)));
  }

  private Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    System.getenv()
        .forEach(
            (variable, value) -> {
              if (variable.startsWith("LINERNOTES_")) {
                environment.put(variable, value);
              }
            });
    environment.put("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("LINERNOTES_TOPIC_PREFIX", name + ".");
    environment.put("LINERNOTES_HTTP_PORT", "0");
    return environment;
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  @Override
  public void close() {
    service.close();
    broker.close();
  }
}
