package org.linernotes.service;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.linernotes.access.kafka.KafkaAccessLog;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.log.LogSettings;
import org.linernotes.serde.SchemaException;

/** Runs one service as a process of its own. */
public final class ServiceMain {
  /** Exit code for bad configuration and unreachable parts (contract section 1). */
  private static final int EXIT_CONFIG = 2;

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
    } catch (ConfigException | SchemaException e) {
      System.err.println(e.getMessage());
      Runtime.getRuntime().halt(EXIT_CONFIG); // non-daemon client threads may already run
    }
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
    System.out.println("ready " + http.url());
    closeOnExit(service, http, accessLog);
  }

  private static void closeOnExit(Service service, HttpServer http, KafkaAccessLog accessLog) {
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  http.close();
                  accessLog.close();
                  service.close();
                  closed.countDown();
                },
                "shutdown"));
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
