package org.linernotes.it.kit;

import java.util.Map;
import org.linernotes.it.kit.postgres.Database;

/** The real broker, schema registry and database server of a test run: one of each. */
public interface Parts extends AutoCloseable {

  /** Brokers to start from, host:port. */
  String bootstrapServers();

  /** A Confluent-compatible API. */
  String registryUrl();

  /** The server's own database, as its superuser. */
  Database admin();

  /** Further settings that clients of these need. */
  default Map<String, String> settings() {
    return Map.of();
  }

  @Override
  void close();

  /**
   * The parts that {@code -Dlinernotes.it.parts} names: {@code embedded} (the default) or {@code
   * testcontainers}.
   */
  static Parts start() {
    String choice = System.getProperty("linernotes.it.parts", "embedded");
    return switch (choice) {
      case "embedded" -> EmbeddedParts.start();
      case "testcontainers" -> ContainerParts.start();
      default ->
          throw new IllegalArgumentException(
              "linernotes.it.parts: '" + choice + "' (expected: embedded or testcontainers)");
    };
  }
}
