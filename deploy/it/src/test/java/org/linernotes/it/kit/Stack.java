package org.linernotes.it.kit;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.access.kafka.KafkaAccessLog;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.IngestService;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.service.Service;
import org.linernotes.service.ServiceContext;
import org.linernotes.sink.RoyaltySinkService;
import org.linernotes.streams.UsageStreamsService;

/** The three services on one HTTP port, with topics and a database of their own. */
public final class Stack implements AutoCloseable {
  /** The role that the services use the database as. */
  public static final String SERVICE_ROLE = "linernotes_service";

  private static final String SERVICE_PASSWORD = "it-secret";

  private final Settings settings;
  private final Database database;
  private final StackClock clock = StackClock.create();
  private final ServiceContext context;
  private final List<Service> services;
  private final KafkaAccessLog accessLog;
  private final HttpServer http;
  private final Keys keys;
  private final Conformance conformance;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Api> apis = new ConcurrentHashMap<>();

  private Stack(Settings settings, Database database) {
    this.settings = settings;
    this.database = database;
    KafkaSettings kafka = KafkaSettings.from(settings);
    TopicAdmin.ensure(kafka);
    context =
        new ServiceContext(
            settings,
            KafkaSettings.schemaIds(settings),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock);
    services =
        List.of(
            new RoyaltySinkService(context),
            new UsageStreamsService(context),
            new IngestService(context));
    services.forEach(Service::start);
    accessLog = KafkaAccessLog.start(kafka, context.schemaIds(), context.metrics());
    http = HttpServer.start(HttpSettings.from(settings), services, context.metrics(), accessLog);
    keys = new Keys(kafka, context.schemaIds());
    conformance = Conformance.to(new Api(client, http.url(), "", null).get("/openapi.yaml").text());
  }

  /** A new one, of which nothing is known to any other. */
  public static Stack start(Parts parts) {
    return start(parts, Map.of());
  }

  /**
   * The same.
   *
   * @param more variables that differ from their defaults
   */
  public static Stack start(Parts parts, Map<String, String> more) {
    String name = "it" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    Database database = parts.admin().create(name.toLowerCase(Locale.ROOT));
    Map<String, String> environment = new HashMap<>(settings(parts, name, database).environment());
    environment.putAll(more);
    return new Stack(new Settings(environment), database);
  }

  private static Settings settings(Parts parts, String name, Database database) {
    Map<String, String> all = new HashMap<>(parts.settings());
    all.putAll(
        Map.ofEntries(
            Map.entry("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", parts.bootstrapServers()),
            Map.entry("LINERNOTES_SCHEMA_REGISTRY_URL", parts.registryUrl()),
            Map.entry("LINERNOTES_TOPIC_PREFIX", name + "."),
            Map.entry("LINERNOTES_PARTITIONS", "2"),
            Map.entry("LINERNOTES_HTTP_PORT", "0"),
            Map.entry("LINERNOTES_DB_URL", database.url()),
            Map.entry("LINERNOTES_DB_USER", SERVICE_ROLE),
            Map.entry("LINERNOTES_DB_PASSWORD", SERVICE_PASSWORD),
            Map.entry("LINERNOTES_DB_MIGRATION_USER", database.user()),
            Map.entry("LINERNOTES_DB_MIGRATION_PASSWORD", database.password()),
            Map.entry(
                "LINERNOTES_STREAMS_STATE_DIR",
                Path.of("target", "streams-state", name).toAbsolutePath().toString())));
    return new Settings(all);
  }

  public Settings settings() {
    return settings;
  }

  public ServiceContext context() {
    return context;
  }

  /** As the services use it. */
  public Database asService() {
    return database.as(SERVICE_ROLE, SERVICE_PASSWORD);
  }

  /** As the tables' owner, who may do what no service may. */
  public Database asOwner() {
    return database;
  }

  /** What all services take for now. */
  public StackClock clock() {
    return clock;
  }

  public String url() {
    return http.url();
  }

  /** What it serves: method and path, with parameters in braces. */
  public List<String> served() {
    return http.served();
  }

  public Keys keys() {
    return keys;
  }

  public Api finance() {
    return as(Role.FINANCE, null);
  }

  public Api admin() {
    return as(Role.ADMIN, null);
  }

  public Api platform(String id) {
    return as(Role.PLATFORM, id);
  }

  public Api rightsholder(String party) {
    return as(Role.RIGHTSHOLDER, party);
  }

  private Api as(Role role, @Nullable String subject) {
    return apis.computeIfAbsent(
        role + " " + subject,
        name -> {
          Api api = withKey(keys.add(role, subject));
          Keys.awaitWorking(api);
          return api;
        });
  }

  /** The API with a key of any kind; empty: with none. */
  public Api withKey(String key) {
    return new Api(client, http.url(), key, conformance);
  }

  @Override
  public void close() {
    http.close();
    accessLog.close();
    List<Service> reversed = new ArrayList<>(services);
    Collections.reverse(reversed);
    reversed.forEach(Service::close);
    keys.close();
  }
}
