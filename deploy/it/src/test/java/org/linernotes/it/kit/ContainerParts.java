package org.linernotes.it.kit;

import org.linernotes.it.kit.postgres.Database;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same parts from their public images, where a Docker engine answers. */
final class ContainerParts implements Parts {
  private static final int REGISTRY_PORT = 8080;

  private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.0");
  private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17");
  private final GenericContainer<?> registry = registry();

  private ContainerParts() {}

  static ContainerParts start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "linernotes.it.parts=testcontainers, but no Docker engine answers"
              + " (expected: one, or linernotes.it.parts=embedded)");
    }
    ContainerParts parts = new ContainerParts();
    Startables.deepStart(parts.kafka, parts.postgres, parts.registry).join();
    return parts;
  }

  @SuppressWarnings("resource") // closed with the parts
  private static GenericContainer<?> registry() {
    return new GenericContainer<>("apicurio/apicurio-registry:3.0.9")
        .withExposedPorts(REGISTRY_PORT)
        .withEnv("APICURIO_STORAGE_KIND", "sql")
        .withEnv("APICURIO_STORAGE_SQL_KIND", "h2")
        .withEnv("APICURIO_DATASOURCE_URL", "jdbc:h2:mem:registry;DB_CLOSE_DELAY=-1")
        .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(REGISTRY_PORT));
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public String registryUrl() {
    return "http://"
        + registry.getHost()
        + ":"
        + registry.getMappedPort(REGISTRY_PORT)
        + "/apis/ccompat/v7";
  }

  @Override
  public Database admin() {
    return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }

  @Override
  public void close() {
    registry.close();
    postgres.close();
    kafka.close();
  }
}
