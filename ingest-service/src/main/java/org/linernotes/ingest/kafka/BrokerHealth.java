package org.linernotes.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.linernotes.kafka.KafkaSettings;

/** Asks the brokers whether they are there. */
public final class BrokerHealth implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 2_000;

  private final Admin admin;
  private final String bootstrapServers;

  public BrokerHealth(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    admin = Admin.create(config);
    bootstrapServers = kafka.bootstrapServers();
  }

  /** Empty while a broker answers. */
  public Optional<String> problem() {
    try {
      admin.describeCluster().nodes().get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.of("no broker answers at " + bootstrapServers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while asking the brokers");
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(TIMEOUT_MILLIS));
  }
}
