package org.linernotes.streams;

import java.util.List;
import org.linernotes.http.HttpRoutes;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;
import org.linernotes.service.ServiceContext;
import org.linernotes.streams.kafka.StreamsRuntime;

/** Dedupes, matches, rates and aggregates usage. Serves health and metrics only. */
public final class UsageStreamsService implements Service {
  private final StreamsRuntime runtime;

  public UsageStreamsService(ServiceContext context) {
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
    runtime.start();
  }

  @Override
  public HttpRoutes routes() {
    return server -> {};
  }

  @Override
  public String openApiResource() {
    return "";
  }

  @Override
  public List<HealthCheck> readiness() {
    return List.of(new HealthCheck(name(), runtime::problem));
  }

  @Override
  public void close() {
    runtime.close();
  }
}
