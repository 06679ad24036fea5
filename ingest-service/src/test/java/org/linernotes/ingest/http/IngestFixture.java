package org.linernotes.ingest.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.KeyDirectory;
import org.linernotes.access.Role;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.catalogue.AcceptanceClock;
import org.linernotes.ingest.catalogue.CatalogueReader;
import org.linernotes.ingest.catalogue.OwnerDirectory;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.quota.QuotaLimits;
import org.linernotes.ingest.quota.Quotas;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;
import org.linernotes.trace.Tracing;

/** The endpoints on a real port, before a log in memory. */
final class IngestFixture implements Service {
  static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
  static final int MAX_BODY_BYTES = 200_000;
  static final int MAX_CONCURRENT = 4;
  static final String EVENT =
      "{\"id\":\"e1\",\"occurredAt\":\"2026-10-01T00:00:00Z\",\"track\":\"isrc:USUM71804534\","
          + "\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r1\"}";
  static final String CONSENT =
      "{\"consentId\":\"c1\",\"artist\":\"a1\",\"platform\":\"*\",\"useTypes\":[\"*\"],"
          + "\"decision\":\"OPT_IN\",\"effectiveFrom\":\"2026-09-08\"}";

  static final WriteLimits LIMITS =
      new WriteLimits(
          new BodyLimits(MAX_BODY_BYTES, 1000, 100_000, 100_000, 250),
          new InFlight.Limits(10_000_000, 5_000_000, 1_000_000),
          MAX_CONCURRENT,
          Duration.ofSeconds(30),
          1024,
          Duration.ofSeconds(30));

  final FakeLog log = new FakeLog();
  final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final KeyDirectory keys = new KeyDirectory(clock);
  private final Random random = new Random(1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final Exchanges exchanges;
  private final HttpServer server;

  IngestFixture() {
    this(LIMITS);
  }

  IngestFixture(WriteLimits limits) {
    this(limits, QuotaLimits.NONE);
  }

  IngestFixture(WriteLimits limits, QuotaLimits quota) {
    exchanges =
        new Exchanges(log, limits, new Quotas(quota, clock, System::nanoTime), 2, System::nanoTime);
    server = HttpServer.start(new HttpSettings("127.0.0.1", 0), List.of(this), metrics);
  }

  String key(Role role, @Nullable String subject) {
    ApiKey key = ApiKey.create(random::nextBytes);
    keys.put(new ApiKeyRecord(key.sha256(), role.name(), subject, NOW, null, false));
    return key.text();
  }

  HttpRequest.Builder post(String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .timeout(Duration.ofSeconds(20))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  HttpRequest.Builder post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  int port() {
    return URI.create(server.url()).getPort();
  }

  @Override
  public String name() {
    return "ingest-service";
  }

  @Override
  public void start() {}

  @Override
  public HttpRoutes routes() {
    return new IngestRoutes(
        new Access(keys),
        exchanges,
        metrics,
        new CatalogueReader.Shared(new OwnerDirectory(), new AcceptanceClock(clock)),
        Encoders.avro(new ReleasedSchemas()),
        clock,
        Tracing.off());
  }

  @Override
  public String openApiResource() {
    return "/org/linernotes/ingest/openapi.yaml";
  }

  @Override
  public List<HealthCheck> readiness() {
    return List.of();
  }

  @Override
  public void close() {
    CompletableFuture<Void> unused = server.stop(); // nobody waits for it
    exchanges.close();
  }
}
