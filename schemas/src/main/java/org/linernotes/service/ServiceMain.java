package org.linernotes.service;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.linernotes.access.kafka.KafkaAccessLog;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.log.LogSettings;
import org.linernotes.serde.RegistryUnavailableException;
import org.linernotes.serde.SchemaException;

/** Runs one service as a process of its own. */
public final class ServiceMain {
  /** Exit code for bad configuration and unreachable parts (contract section 1). */
  private static final int EXIT_CONFIG = 2;

  /** Exit code of an end by SIGTERM at which something had to be left. */
  private static final int EXIT_LEFT = 1;

  private static final Duration HTTP = Duration.ofSeconds(15);
  private static final Duration ACCESS_LOG = Duration.ofSeconds(10);
  private static final Duration SERVICE = Duration.ofSeconds(35);

  private ServiceMain() {}

  /**
   * Runs until SIGTERM; a problem at the start is one line on standard error and exit code 2.
   *
   * @param logback class path resource of the service's own. Not a logback.xml: beside the other
   *     services in one process only one of those would count
   */
  public static void run(String logback, Function<ServiceContext, Service> factory) {
    try {
      LogSettings.choose(logback, new Settings(System.getenv()));
      start(factory, System.getenv());
    } catch (ConfigException | SchemaException | RegistryUnavailableException e) {
      refuse(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // a library's own words on a setting that it was passed
      refuse("cannot start: " + Causes.of(e));
    }
  }

  private static void refuse(String message) {
    System.err.println(message.lines().findFirst().orElse(""));
    Runtime.getRuntime().halt(EXIT_CONFIG); // non-daemon client threads may already run
  }

  private static void start(
      Function<ServiceContext, Service> factory, Map<String, String> environment) {
    Settings settings = new Settings(environment);
    TopicAdmin.check(KafkaSettings.from(settings));
    ServiceContext context =
        new ServiceContext(
            settings,
            KafkaSettings.schemaIds(settings),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            Clock.systemUTC());
    Service service = factory.apply(context);
    service.start();
    KafkaAccessLog accessLog =
        KafkaAccessLog.start(KafkaSettings.from(settings), context.schemaIds(), context.metrics());
    HttpServer http =
        HttpServer.start(
            HttpSettings.from(settings), List.of(service), context.metrics(), accessLog);
    Duration leave = Duration.ofSeconds(settings.get(HttpSettings.LEAVE_SECONDS));
    closeOnExit(
        new Shutdown()
            .then("readiness", leave.plusSeconds(1), () -> leave(http, leave))
            .then("http", HTTP, http::close)
            .then("access log", ACCESS_LOG, accessLog::close)
            .then(service.name(), SERVICE, service::close));
    System.out.println("ready " + http.url());
    awaitExit();
  }

  private static void leave(HttpServer http, Duration leave) {
    http.leave();
    try {
      boolean unused = new CountDownLatch(1).await(leave.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Halts at last, since a JVM ended by SIGTERM says 143 even if all was closed in time. */
  private static void closeOnExit(Shutdown shutdown) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> Runtime.getRuntime().halt(shutdown.run() ? 0 : EXIT_LEFT), "shutdown"));
  }

  private static void awaitExit() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
