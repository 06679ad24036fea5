package org.linernotes.streams;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.LiveRoute;
import org.linernotes.kafka.BrokerHealth;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.service.Callers;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;
import org.linernotes.service.ServiceContext;
import org.linernotes.service.StartedParts;
import org.linernotes.streams.http.EventRoutes;
import org.linernotes.streams.http.LiveShapes;
import org.linernotes.streams.http.PreviewRoutes;
import org.linernotes.streams.http.StatusRoutes;
import org.linernotes.streams.kafka.StreamsRuntime;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** Dedupes, matches, rates and aggregates usage, and says what became of a single use. */
public final class UsageStreamsService implements Service {
  /** Its own topics, that is; Streams' internal ones live on the same brokers. */
  private static final List<Topic> WRITTEN =
      List.of(
          Topics.ACCRUALS, Topics.QUARANTINED, Topics.AUDIT, Topics.RATING, Topics.ARTIST_MONTHS);

  private final ServiceContext context;
  private final StreamsRuntime runtime;
  private final StartedParts parts = new StartedParts("usage-streams");
  private @Nullable Access access;
  private @Nullable BrokerHealth broker;

  public UsageStreamsService(ServiceContext context) {
    this.context = context;
    this.runtime =
        new StreamsRuntime(
            KafkaSettings.from(context.settings()),
            StreamsSettings.from(context.settings()),
            context.schemaIds(),
            context.metrics());
  }

  @Override
  public String name() {
    return "usage-streams";
  }

  @Override
  public void start() {
    access = Callers.start(context, parts);
    KafkaSettings kafka = KafkaSettings.from(context.settings());
    broker = parts.add("broker", new BrokerHealth(kafka, WRITTEN));
    parts.add("topology", runtime).start();
    parts.keepAlive(new HealthCheck("streams.threads", runtime::defunct));
  }

  @Override
  public HttpRoutes routes() {
    Access callers = Objects.requireNonNull(access, "routes() before start()");
    return server -> {
      new StatusRoutes(callers, runtime.uses()).addTo(server);
      new PreviewRoutes(callers, runtime.previews()).addTo(server);
      new EventRoutes(callers, runtime.events()).addTo(server);
      new LiveRoute("/v1/live/streams", callers, this::flow).addTo(server);
    };
  }

  private Map<String, ?> flow() {
    return LiveShapes.flow(runtime.flow(), readiness().stream(), Clock.systemUTC());
  }

  @Override
  public String openApiResource() {
    return "/org/linernotes/streams/openapi.yaml";
  }

  @Override
  public List<HealthCheck> readiness() {
    List<HealthCheck> checks = new ArrayList<>();
    checks.add(new HealthCheck(name(), runtime::problem));
    checks.add(new HealthCheck("streams.registry", context.schemaIds()::problem));
    if (broker != null) {
      checks.add(new HealthCheck("streams.broker", broker::problem));
    }
    return checks;
  }

  @Override
  public List<HealthCheck> liveness() {
    return parts.liveness();
  }

  @Override
  public void close() {
    parts.close();
  }
}
