package org.linernotes.it.kafka;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.it.kit.Parts;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.service.ServiceContext;
import org.linernotes.streams.UsageStreamsService;

/** One of several instances of usage-streams, with an address that it tells the others. */
final class StreamsInstance implements AutoCloseable {
  private final Settings settings;
  private final String url;
  private @Nullable UsageStreamsService service;
  private @Nullable HttpServer http;

  StreamsInstance(Parts parts, String prefix) {
    this(parts, prefix, Map.of());
  }

  /**
   * @param more settings, environment variables
   */
  StreamsInstance(Parts parts, String prefix, Map<String, String> more) {
    int port = freePort();
    url = "http://127.0.0.1:" + port;
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "LINERNOTES_KAFKA_BOOTSTRAP_SERVERS",
                parts.bootstrapServers(),
                "LINERNOTES_SCHEMA_REGISTRY_URL",
                parts.registryUrl(),
                "LINERNOTES_TOPIC_PREFIX",
                prefix,
                "LINERNOTES_PARTITIONS",
                "2",
                "LINERNOTES_HTTP_PORT",
                Integer.toString(port),
                "LINERNOTES_STREAMS_THREADS",
                "1",
                "LINERNOTES_STREAMS_ADVERTISED_URL",
                url,
                "LINERNOTES_STREAMS_STATE_DIR",
                Path.of("target", "streams-state", prefix + port).toAbsolutePath().toString()));
    all.putAll(more);
    settings = new Settings(all);
  }

  /** Whether it works, and is not taking over work or giving it up. */
  boolean isReady() {
    return service != null
        && service.readiness().stream().allMatch(check -> check.problem().get().isEmpty());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    ServiceContext context =
        new ServiceContext(
            settings,
            KafkaSettings.schemaIds(settings),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            Clock.systemUTC());
    service = new UsageStreamsService(context);
    service.start();
    http = HttpServer.start(HttpSettings.from(settings), List.of(service), context.metrics());
  }

  Settings settings() {
    return settings;
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    if (http != null) {
      http.close();
      http = null;
    }
    if (service != null) {
      service.close();
      service = null;
    }
  }
}
