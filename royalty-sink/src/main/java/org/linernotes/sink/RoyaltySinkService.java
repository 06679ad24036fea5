package org.linernotes.sink;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.service.Callers;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;
import org.linernotes.service.ServiceContext;
import org.linernotes.service.StartedParts;
import org.linernotes.sink.batch.MeteredBooks;
import org.linernotes.sink.batch.TracedBooks;
import org.linernotes.sink.http.LiveBooks;
import org.linernotes.sink.http.SinkRoutes;
import org.linernotes.sink.kafka.KafkaInFlight;
import org.linernotes.sink.kafka.KafkaTopicFacts;
import org.linernotes.sink.kafka.SentUsage;
import org.linernotes.sink.kafka.SinkConsumer;
import org.linernotes.sink.period.MeteredMonthEnd;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.DroppedProjections;
import org.linernotes.sink.postgres.PostgresBooks;
import org.linernotes.sink.postgres.Schema;
import org.linernotes.sink.postgres.month.FlowChecks;
import org.linernotes.sink.postgres.month.PostgresMonthEnd;
import org.linernotes.sink.postgres.month.PostgresReconciler;
import org.linernotes.sink.postgres.report.PostgresCatalogue;
import org.linernotes.sink.postgres.report.PostgresLive;
import org.linernotes.sink.postgres.report.PostgresReports;
import org.linernotes.sink.postgres.report.PostgresTracks;
import org.linernotes.sink.postgres.watch.PostgresWatch;
import org.linernotes.sink.report.Reports;
import org.linernotes.sink.watch.Watchman;
import org.linernotes.trace.Tracing;

/** Books accruals into the ledger, and answers what is asked of it. */
public final class RoyaltySinkService implements Service {

  private final ServiceContext context;
  private final SinkSettings settings;
  private final StartedParts parts = new StartedParts("royalty-sink");
  private @Nullable Running running;

  private record Running(HttpRoutes routes, List<HealthCheck> checks) {}

  public RoyaltySinkService(ServiceContext context) {
    this.context = context;
    this.settings = SinkSettings.from(context.settings());
  }

  @Override
  public String name() {
    return "royalty-sink";
  }

  @Override
  public void start() {
    Schema.ready(settings.database());
    Access access = Callers.start(context, parts);
    Database forBooks =
        parts.add("books", Database.forBooks(settings.database(), context.metrics()));
    Database forReports =
        parts.add("reports", Database.forReports(settings.database(), context.metrics()));
    SinkConsumer worker = parts.add("worker", new SinkConsumer(settings, workerParts(forBooks)));
    worker.start();
    parts.keepAlive(new HealthCheck("sink.thread", worker::hopeless));
    Watchman watchman = watch();
    List<HealthCheck> checks =
        List.of(
            new HealthCheck("sink.worker", worker::problem),
            new HealthCheck("sink.database", forReports::problem),
            new HealthCheck("sink.registry", context.schemaIds()::problem));
    LiveBooks live =
        new LiveBooks(
            new LiveBooks.Parts(
                new PostgresLive(forReports),
                worker.behind(),
                watchman::last,
                context.clock(),
                checks));
    running = new Running(new SinkRoutes(access, routeParts(forReports, live)), checks);
  }

  private Watchman watch() {
    Database forWatch =
        parts.add("watch", Database.forWatch(settings.database(), context.metrics()));
    return parts.add(
        "watchman",
        Watchman.start(
            new PostgresWatch(forWatch, context.clock(), System::nanoTime),
            context.metrics(),
            Duration.ofSeconds(settings.watchSeconds()),
            System::nanoTime));
  }

  private SinkRoutes.Parts routeParts(Database forReports, LiveBooks live) {
    Database forMonths =
        parts.add("months", Database.forMonths(settings.database(), context.metrics()));
    Reports reports = new PostgresReports(forReports);
    KafkaInFlight inFlight =
        parts.add(
            "flow", new KafkaInFlight(settings.kafka(), context.schemaIds(), reports::progress));
    FlowChecks flow =
        new FlowChecks(
            forMonths,
            inFlight,
            offsets -> new KafkaTopicFacts(settings.kafka(), context.schemaIds(), offsets));
    PostgresMonthEnd months = new PostgresMonthEnd(forMonths, flow, context.clock());
    return new SinkRoutes.Parts(
        reports,
        new PostgresTracks(forReports),
        new PostgresCatalogue(forReports),
        new MeteredMonthEnd(months, context.metrics()),
        months,
        new PostgresReconciler(forMonths, flow),
        new DroppedProjections(forMonths),
        live,
        new SentUsage(context.schemaIds()));
  }

  private SinkConsumer.Parts workerParts(Database forBooks) {
    return new SinkConsumer.Parts(
        new TracedBooks(
            new MeteredBooks(new PostgresBooks(forBooks, context.clock()), context.metrics()),
            parts.add("traces", Tracing.start(context.settings(), name())),
            context.clock()),
        context.schemaIds(),
        context.metrics(),
        context.clock());
  }

  @Override
  public HttpRoutes routes() {
    return Objects.requireNonNull(running, "routes() before start()").routes();
  }

  @Override
  public List<HealthCheck> readiness() {
    return Optional.ofNullable(running).map(Running::checks).orElse(List.of());
  }

  @Override
  public List<HealthCheck> liveness() {
    return parts.liveness();
  }

  @Override
  public String openApiResource() {
    return "/org/linernotes/sink/openapi.yaml";
  }

  @Override
  public void close() {
    parts.close();
  }
}
