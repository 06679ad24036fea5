package org.linernotes.streams;

import java.util.List;
import org.linernotes.access.KeyDirectory;
import org.linernotes.access.kafka.KeyFeed;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;
import org.linernotes.service.ServiceContext;
import org.linernotes.service.StartedParts;
import org.linernotes.streams.http.StatusRoutes;
import org.linernotes.streams.kafka.StreamsRuntime;

/** Dedupes, matches, rates and aggregates usage, and says what became of a single use. */
public final class UsageStreamsService implements Service {
  private final ServiceContext context;
  private final KafkaSettings kafka;
  private final StreamsRuntime runtime;
  private final KeyDirectory keys;
  private final StartedParts parts = new StartedParts("usage-streams");

  public UsageStreamsService(ServiceContext context) {
    this.context = context;
    this.kafka = KafkaSettings.from(context.settings());
    this.runtime =
        new StreamsRuntime(
            kafka,
            StreamsSettings.from(context.settings()),
            context.schemaIds(),
            context.metrics());
    this.keys = new KeyDirectory(context.clock());
  }

  @Override
  public String name() {
    return "usage-streams";
  }

  @Override
  public void start() {
    parts.add("keys", new KeyFeed(kafka, context.schemaIds(), keys)).start();
    parts.add("topology", runtime).start();
  }

  @Override
  public HttpRoutes routes() {
    return new StatusRoutes(new Access(keys), runtime.uses());
  }

  @Override
  public String openApiResource() {
    return "/org/linernotes/streams/openapi.yaml";
  }

  @Override
  public List<HealthCheck> readiness() {
    return List.of(new HealthCheck(name(), runtime::problem));
  }

  @Override
  public void close() {
    parts.close();
  }
}
