package org.linernotes.streams.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.KeyDirectory;
import org.linernotes.access.Role;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;
import org.linernotes.streams.preview.Previews;

/** The endpoints of one instance on a real port, before state in memory. */
final class StatusFixture implements Service {
  final FakeUses uses = new FakeUses();
  private final KeyDirectory keys = new KeyDirectory(Clock.systemUTC());
  private final Random random = new Random(1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRoutes routes;
  private final HttpServer server;

  /** Another instance has longer than in earnest: machines that test are busy. */
  StatusFixture() {
    this(
        (access, uses) ->
            new StatusRoutes(
                access, uses, new Peers(Duration.ofSeconds(20), Peers.MAX_ANSWER_BYTES)));
  }

  StatusFixture(Previews previews) {
    this((access, uses) -> new PreviewRoutes(access, previews));
  }

  private StatusFixture(BiFunction<Access, FakeUses, HttpRoutes> routes) {
    this.routes = routes.apply(new Access(keys), uses);
    server =
        HttpServer.start(
            new HttpSettings("127.0.0.1", 0),
            List.of(this),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  /** The same sequence of keys at every instance. */
  String key(Role role, @Nullable String subject) {
    ApiKey key = ApiKey.create(random::nextBytes);
    keys.put(new ApiKeyRecord(key.sha256(), role.name(), subject, Instant.EPOCH, null, false));
    return key.text();
  }

  String url() {
    return server.url();
  }

  HttpResponse<String> get(String path, String key) {
    return send(request(path, key));
  }

  HttpResponse<String> post(String path, String key, String body) {
    return send(request(path, key).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return "usage-streams";
  }

  @Override
  public void start() {}

  @Override
  public HttpRoutes routes() {
    return routes;
  }

  @Override
  public String openApiResource() {
    return "/org/linernotes/streams/openapi.yaml";
  }

  @Override
  public List<HealthCheck> readiness() {
    return List.of();
  }

  /** Answers nobody any more. */
  void end() {
    server.close();
  }

  @Override
  public void close() {
    CompletableFuture<Void> unused = server.stop(); // nobody waits for it
  }
}
