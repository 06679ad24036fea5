package org.linernotes.standalone;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linernotes.access.kafka.KafkaAccessLog;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.IngestService;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.SchemaIds;
import org.linernotes.service.Service;
import org.linernotes.service.ServiceContext;
import org.linernotes.sink.RoyaltySinkService;
import org.linernotes.standalone.postgres.EmbeddedDatabase;
import org.linernotes.streams.UsageStreamsService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole system in this process: broker, database, and the three services, as they run in
 * production, on one HTTP port of 127.0.0.1. All data is under one folder; starting again on it
 * continues.
 */
public final class Standalone implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Standalone.class);

  /**
   * What a stack is started with.
   *
   * @param folder of the data; created if it is absent
   * @param port of HTTP; 0 takes a free one
   * @param durability of the database
   * @param environment settings of the services; what the stack itself knows better is replaced
   */
  public record Options(
      Path folder,
      int port,
      EmbeddedDatabase.Durability durability,
      Map<String, String> environment) {}

  private final Parts parts;
  private final Settings settings;
  private final SchemaIds schemaIds;
  private final RunInfo run;

  private Standalone(Parts parts, Settings settings, SchemaIds schemaIds, RunInfo run) {
    this.parts = parts;
    this.settings = settings;
    this.schemaIds = schemaIds;
    this.run = run;
  }

  /**
   * Starts everything and returns when HTTP is served; ready is what {@code /health/ready} says.
   *
   * @param watcher is told of each part that runs
   * @throws StartException if the folder or the port is in use, or a part does not start
   */
  public static Standalone start(Options options, Clock clock, StartWatcher watcher) {
    Parts parts = new Parts();
    try {
      return start(options, clock, watcher, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Standalone start(Options options, Clock clock, StartWatcher watcher, Parts parts) {
    if (options.port() != 0 && !LocalPorts.isFree(options.port())) {
      throw new StartException(
          "port "
              + options.port()
              + " of "
              + LocalPorts.HOST
              + " is in use (choose another with --port)");
    }
    DataFolder folder = parts.add("data folder", DataFolder.take(options.folder()));
    Embedded embedded = Embedded.start(folder.path(), options.durability(), parts);
    watcher.kafka(embedded.kafka().bootstrapServers());
    watcher.postgres(embedded.serviceUrl());
    Settings settings = new Settings(embedded.environment(options.environment()));
    SchemaIds schemaIds = KafkaSettings.schemaIds(settings);
    TopicAdmin.ensure(KafkaSettings.from(settings));
    log.info("topics exist");
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ServiceContext context = new ServiceContext(settings, schemaIds, metrics, clock);
    List<Service> services = services(context, parts);
    KafkaAccessLog accessLog =
        parts.add(
            "access log", KafkaAccessLog.start(KafkaSettings.from(settings), schemaIds, metrics));
    HttpServer http =
        parts.add(
            "http",
            HttpServer.start(
                HttpSettings.from(settings).plainAt(LocalPorts.HOST, options.port()),
                services,
                metrics,
                accessLog));
    RunInfo run =
        new RunInfo(
            embedded.kafka().bootstrapServers(),
            embedded.serviceUrl(),
            http.url(),
            ProcessHandle.current().pid(),
            clientEnvironment(settings));
    run.write(folder.path());
    return new Standalone(parts, settings, schemaIds, run);
  }

  /** All at once: each waits for Kafka or the database most of the time. */
  private static List<Service> services(ServiceContext context, Parts parts) {
    List<Service> services =
        List.of(
            parts.add("royalty-sink", new RoyaltySinkService(context)),
            parts.add("usage-streams", new UsageStreamsService(context)),
            parts.add("ingest-service", new IngestService(context)));
    Parallel.all(services.stream().<Runnable>map(service -> () -> start(service)).toList());
    return services;
  }

  private static void start(Service service) {
    service.start();
    log.info("{} started", service.name());
  }

  public RunInfo run() {
    return run;
  }

  /** How its clients reach its Kafka. */
  public KafkaSettings kafka() {
    return KafkaSettings.from(settings);
  }

  public SchemaIds schemaIds() {
    return schemaIds;
  }

  /** Tells when all that was accepted is booked; to be closed by the caller. */
  public Settled settled() {
    return new Settled(kafka(), schemaIds, run.postgres());
  }

  private static Map<String, String> clientEnvironment(Settings settings) {
    Map<String, String> shared = new TreeMap<>();
    for (Setting<String> setting :
        List.of(
            KafkaSettings.BOOTSTRAP_SERVERS,
            KafkaSettings.TOPIC_PREFIX,
            KafkaSettings.REGISTRY_URL)) {
      shared.put(setting.name(), settings.get(setting));
    }
    return shared;
  }

  /** Stops everything in reverse order; what was accepted is kept. */
  @Override
  public void close() {
    parts.close();
  }
}
