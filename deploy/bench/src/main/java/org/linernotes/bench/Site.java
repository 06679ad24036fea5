package org.linernotes.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.linernotes.config.Settings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.service.ServiceContext;

/** The broker and database under test, and fresh topics on them for each measurement. */
record Site(String bootstrapServers, String jdbcUrl, String superuserUrl, Path folder) {

  /**
   * Settings of services on topics of their own, which are created.
   *
   * @param more further variables
   */
  Settings fresh(String name, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("LINERNOTES_TOPIC_PREFIX", name + ".");
    environment.put("LINERNOTES_HTTP_PORT", "0");
    environment.put("LINERNOTES_STREAMS_STATE_DIR", folder.resolve("state-" + name).toString());
    environment.put("LINERNOTES_DB_URL", jdbcUrl);
    environment.put("LINERNOTES_DB_USER", "linernotes_bench");
    environment.put("LINERNOTES_DB_MIGRATION_USER", "postgres");
    Settings settings = new Settings(environment);
    TopicAdmin.ensure(KafkaSettings.from(settings));
    return settings;
  }

  static ServiceContext context(Settings settings) {
    return new ServiceContext(
        settings,
        new ReleasedSchemas(),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        Clock.systemUTC());
  }
}
