package org.linernotes.topic;

import java.util.Map;
import org.apache.avro.Schema;

/**
 * A topic as every service knows it.
 *
 * @param name without the deployment's prefix, see {@link TopicNames}
 * @param schema what its values are, in the Confluent wire format
 * @param retention what the broker may remove
 */
public record Topic(String name, Schema schema, Retention retention) {

  /** What the broker may remove from a topic. */
  public enum Retention {
    /** Evidence: nothing, ever. */
    FOR_EVER("delete"),
    /** All but the latest record of a key, which carries the whole state of its key. */
    LATEST_PER_KEY("compact");

    private static final String UNLIMITED = "-1";

    private final String cleanupPolicy;

    Retention(String cleanupPolicy) {
      this.cleanupPolicy = cleanupPolicy;
    }

    /** The topic's own configuration, so that no default of a broker counts. */
    public Map<String, String> configuration() {
      return Map.of(
          "cleanup.policy", cleanupPolicy, "retention.ms", UNLIMITED, "retention.bytes", UNLIMITED);
    }
  }

  /** The registry subject of the values, by Confluent's default naming strategy. */
  public String subject() {
    return name + "-value";
  }
}
