package org.linernotes.topic;

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
    FOR_EVER,
    /** All but the latest record of a key, which carries the whole state of its key. */
    LATEST_PER_KEY
  }

  /** The registry subject of the values, by Confluent's default naming strategy. */
  public String subject() {
    return name + "-value";
  }
}
