package org.linernotes.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.LiveRoute;
import org.linernotes.ingest.catalogue.AcceptanceClock;
import org.linernotes.ingest.catalogue.CatalogueReader;
import org.linernotes.ingest.catalogue.OwnerDirectory;
import org.linernotes.ingest.http.Encoders;
import org.linernotes.ingest.http.Exchanges;
import org.linernotes.ingest.http.IngestRoutes;
import org.linernotes.ingest.http.LiveIngest;
import org.linernotes.ingest.kafka.CatalogueFeed;
import org.linernotes.ingest.kafka.KafkaEventLog;
import org.linernotes.ingest.quota.Quotas;
import org.linernotes.kafka.BrokerHealth;
import org.linernotes.service.Callers;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;
import org.linernotes.service.ServiceContext;
import org.linernotes.service.StartedParts;
import org.linernotes.trace.Tracing;

/** HTTP in: usage events and the catalogue, answered only when Kafka has them. */
public final class IngestService implements Service {

  private final ServiceContext context;
  private final IngestSettings settings;
  private final StartedParts parts = new StartedParts("ingest-service");
  private @Nullable Running running;

  private record Running(HttpRoutes routes, List<HealthCheck> checks) {}

  public IngestService(ServiceContext context) {
    this.context = context;
    this.settings = IngestSettings.from(context.settings());
  }

  @Override
  public String name() {
    return "ingest-service";
  }

  @Override
  public void start() {
    Encoders encoders = Encoders.avro(context.schemaIds());
    Access access = Callers.start(context, parts);
    OwnerDirectory owners = new OwnerDirectory();
    CatalogueFeed feed =
        parts.add(
            "catalogue",
            new CatalogueFeed(settings.kafka(), context.schemaIds(), owners, context.metrics()));
    feed.start(Duration.ofSeconds(settings.catalogueReadSeconds()));
    parts.keepAlive(new HealthCheck("ingest.catalogue", feed::problem));
    BrokerHealth broker =
        parts.add("broker", new BrokerHealth(settings.kafka(), IngestRoutes.TOPICS));
    KafkaEventLog eventLog =
        parts.add("log", KafkaEventLog.connect(settings, IngestRoutes.TOPICS, context.metrics()));
    Exchanges exchanges =
        parts.add(
            "exchanges",
            new Exchanges(
                eventLog,
                settings.writeLimits(),
                new Quotas(settings.quota(), context.clock(), System::nanoTime),
                settings.workers(),
                System::nanoTime));
    List<HealthCheck> checks =
        List.of(
            new HealthCheck("ingest.broker", broker::problem),
            new HealthCheck("ingest.registry", context.schemaIds()::problem));
    HttpRoutes writes = routes(access, owners, encoders, exchanges);
    LiveRoute live = live(access, exchanges, checks);
    running =
        new Running(
            server -> {
              writes.addTo(server);
              live.addTo(server);
            },
            checks);
  }

  private LiveRoute live(Access access, Exchanges exchanges, List<HealthCheck> checks) {
    LiveIngest ingest = new LiveIngest(context.metrics(), exchanges, checks, Clock.systemUTC());
    return new LiveRoute("/v1/live/ingest", access, ingest::now);
  }

  private HttpRoutes routes(
      Access access, OwnerDirectory owners, Encoders encoders, Exchanges exchanges) {
    return new IngestRoutes(
        access,
        exchanges,
        context.metrics(),
        new CatalogueReader.Shared(owners, new AcceptanceClock(context.clock())),
        encoders,
        context.clock(),
        parts.add("traces", Tracing.start(context.settings(), name())));
  }

  @Override
  public HttpRoutes routes() {
    return started().routes();
  }

  @Override
  public List<HealthCheck> readiness() {
    return Optional.ofNullable(running).map(Running::checks).orElse(List.of());
  }

  @Override
  public List<HealthCheck> liveness() {
    return parts.liveness();
  }

  private Running started() {
    return Objects.requireNonNull(running, "routes() before start()");
  }

  @Override
  public String openApiResource() {
    return "/org/linernotes/ingest/openapi.yaml";
  }

  @Override
  public void close() {
    parts.close();
  }
}
