package org.linernotes.it.kit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.IngestService;
import org.linernotes.it.kit.kafka.Records;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.service.ServiceContext;
import org.linernotes.topic.Topic;

/** ingest-service alone, with limits of the test's choosing and topics of its own. */
public final class Door implements AutoCloseable {
  private final ServiceContext context;
  private final IngestService service;
  private final HttpServer http;
  private final Keys keys;
  private final KafkaSettings kafka;
  private final Conformance conformance;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Door(Settings settings) {
    kafka = KafkaSettings.from(settings);
    TopicAdmin.ensure(kafka);
    context =
        new ServiceContext(
            settings,
            KafkaSettings.schemaIds(settings),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            Clock.systemUTC());
    service = new IngestService(context);
    service.start();
    http = HttpServer.start(HttpSettings.from(settings), List.of(service), context.metrics());
    keys = new Keys(kafka, context.schemaIds());
    conformance = Conformance.to(new Api(client, http.url(), "", null).get("/openapi.yaml").text());
  }

  /**
   * Opens it.
   *
   * @param limits variables that differ from their defaults
   */
  public static Door open(String bootstrapServers, Map<String, String> limits) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("LINERNOTES_TOPIC_PREFIX", "door" + UUID.randomUUID() + ".");
    environment.put("LINERNOTES_PARTITIONS", "2");
    environment.put("LINERNOTES_HTTP_PORT", "0");
    environment.putAll(limits);
    return new Door(new Settings(environment));
  }

  /** A new key of a platform, which works. */
  public String key(String platform) {
    return key(Role.PLATFORM, platform);
  }

  private String key(Role role, @Nullable String subject) {
    String key = keys.add(role, subject);
    Keys.awaitWorking(new Api(client, http.url(), key, null)); // asks what other services have
    return key;
  }

  /** The API with a new key of a platform. */
  public Api platform(String platform) {
    return withKey(key(platform));
  }

  /** The API with a new key of an administrator. */
  public Api admin() {
    return withKey(key(Role.ADMIN, null));
  }

  /** The API with a key. */
  public Api withKey(String key) {
    return new Api(client, http.url(), key, conformance);
  }

  /** How it reaches Kafka. */
  public KafkaSettings kafka() {
    return kafka;
  }

  /** How many records there are on a topic. */
  public long records(Topic topic) {
    return Records.count(kafka, topic);
  }

  /** The keys of the records on a topic, each as often as it is there. */
  public List<String> recordKeys(Topic topic) {
    return Records.keys(kafka, topic);
  }

  /** Returns when it keeps so many bytes for requests that are not answered. */
  public void awaitUnderWay(long bytes) {
    Gauge underWay = context.metrics().get("ingest.in.flight").gauge();
    Awaitility.await("bytes under way")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> underWay.value() >= bytes);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    URI url = URI.create(http.url());
    return new InetSocketAddress(url.getHost(), url.getPort());
  }

  @Override
  public void close() {
    http.close();
    service.close();
    keys.close();
  }
}
