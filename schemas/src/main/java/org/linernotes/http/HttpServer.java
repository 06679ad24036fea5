package org.linernotes.http;

import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.metric.MetricCollectingService;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.handler.ssl.ClientAuth;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.linernotes.access.AccessLog;
import org.linernotes.config.ConfigException;
import org.linernotes.metrics.ProcessMeters;
import org.linernotes.service.Deadlocks;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;

/** One HTTP port for one service, or for all of them. */
public final class HttpServer implements AutoCloseable {
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

  private static final Pattern PARAMETER = Pattern.compile("/:([A-Za-z]+)");

  private final Server server;
  private final HttpSettings settings;
  private final ProcessMeters process;
  private final AtomicBoolean leaving;

  private HttpServer(
      Server server, HttpSettings settings, ProcessMeters process, AtomicBoolean leaving) {
    this.server = server;
    this.settings = settings;
    this.process = process;
    this.leaving = leaving;
  }

  /** Listens, and writes no access log: for tests. */
  public static HttpServer start(
      HttpSettings settings, List<? extends Service> services, PrometheusMeterRegistry metrics) {
    return start(settings, services, metrics, record -> {});
  }

  /**
   * Listens.
   *
   * @throws ConfigException if the port cannot be had
   */
  public static HttpServer start(
      HttpSettings settings,
      List<? extends Service> services,
      PrometheusMeterRegistry metrics,
      AccessLog accessLog) {
    ServerBuilder builder = builder(settings, metrics);
    builder.decorator(AccessLogging.decorator(accessLog, metrics));
    services.forEach(service -> service.routes().addTo(builder));
    AtomicBoolean leaving = new AtomicBoolean();
    new Operations(live(services), ready(services, leaving), metrics).addTo(builder);
    Docs.of(services.stream().map(Service::openApiResource).toList()).addTo(builder);
    Server server = builder.build();
    try {
      server.start().join();
    } catch (CompletionException e) {
      throw new ConfigException(
          "cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ": "
              + String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
          e);
    }
    return new HttpServer(server, settings, ProcessMeters.bindTo(metrics), leaving);
  }

  private static List<HealthCheck> live(List<? extends Service> services) {
    List<HealthCheck> checks = new ArrayList<>();
    checks.add(new HealthCheck("threads", Deadlocks::problem));
    services.forEach(service -> checks.addAll(service.liveness()));
    return checks;
  }

  private static List<HealthCheck> ready(List<? extends Service> services, AtomicBoolean leaving) {
    List<HealthCheck> checks = new ArrayList<>();
    checks.add(
        new HealthCheck(
            "process",
            () -> leaving.get() ? Optional.of("it is shutting down") : Optional.empty()));
    services.forEach(service -> checks.addAll(service.readiness()));
    return checks;
  }

  private static ServerBuilder builder(HttpSettings settings, PrometheusMeterRegistry metrics) {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    ServerBuilder builder =
        Server.builder()
            .meterRegistry(metrics)
            .requestTimeout(REQUEST_TIMEOUT)
            .gracefulShutdownTimeout(QUIET, SHUTDOWN)
            .errorHandler(new ProblemErrors())
            .unloggedExceptionsReportIntervalMillis(
                0) // they are answers; ProblemErrors logs the rest
            .disableServerHeader()
            .disableDateHeader()
            .decorator(MetricCollectingService.newDecorator(new RequestMeters()));
    limit(builder, settings, metrics);
    SecurityHeaders.on(builder, settings.tls().isPresent());
    settings
        .tls()
        .ifPresentOrElse(tls -> encrypt(builder.https(address), tls), () -> builder.http(address));
    return builder;
  }

  private static void limit(
      ServerBuilder builder, HttpSettings settings, PrometheusMeterRegistry metrics) {
    HttpSettings.Limits limits = settings.limits();
    builder
        .maxNumConnections(limits.connections() + Connections.REFUSALS)
        .idleTimeout(limits.idle())
        .http1MaxHeaderSize(limits.headerBytes())
        .http1MaxInitialLineLength(limits.headerBytes())
        .http2MaxHeaderListSize(limits.headerBytes())
        .childChannelPipelineCustomizer(new Connections(settings, metrics))
        .decorator(HeadWatch::decorate);
  }

  private static void encrypt(ServerBuilder builder, HttpSettings.Tls tls) {
    try {
      builder.tls(tls.certificate().toFile(), tls.key().toFile());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          tls.certificate() + " and " + tls.key() + " (expected: PEM): " + e.getMessage(), e);
    }
    Path clientCa = tls.clientCa();
    if (clientCa != null) {
      builder.tlsCustomizer(
          ssl -> ssl.clientAuth(ClientAuth.REQUIRE).trustManager(clientCa.toFile()));
    }
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return (settings.tls().isPresent() ? "https://" : "http://")
        + settings.host()
        + ":"
        + server.activeLocalPort();
  }

  /**
   * Every route under {@code /v1}, as OpenAPI writes it: method and path, sorted. One that takes
   * any method would show them all.
   */
  public List<String> served() {
    return server.config().serviceConfigs().stream()
        .map(ServiceConfig::route)
        .filter(route -> route.patternString().startsWith("/v1/"))
        .flatMap(route -> route.methods().stream().map(method -> method + " " + path(route)))
        .sorted()
        .toList();
  }

  private static String path(Route route) {
    return PARAMETER.matcher(route.patternString()).replaceAll("/{$1}");
  }

  /** Is not ready from now on, while it still answers: whoever sends requests here stops. */
  public void leave() {
    leaving.set(true);
  }

  /**
   * Begins to close, as {@link #close} does, and waits for nothing: its threads look out for
   * stragglers for two seconds more, which tests need not.
   */
  public CompletableFuture<Void> stop() {
    process.close();
    return server.stop();
  }

  /** Refuses new requests, lets running ones end, within ten seconds. */
  @Override
  public void close() {
    stop().join();
  }
}
