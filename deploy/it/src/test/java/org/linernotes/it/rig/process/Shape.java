package org.linernotes.it.rig.process;

import java.util.Map;

/**
 * How many of each, and how they are set.
 *
 * @param more settings of all services that differ from their defaults
 */
public record Shape(int brokers, int ingests, int streams, int sinks, Map<String, String> more) {

  public Shape {
    if (brokers != 1 && brokers != 3) {
      throw new IllegalArgumentException("brokers: " + brokers + " (expected: 1 or 3)");
    }
    more = Map.copyOf(more);
  }

  public Shape(int brokers, int ingests, int streams, int sinks) {
    this(brokers, ingests, streams, sinks, Map.of());
  }

  /** How instances of usage-streams share their work, in the word of its setting. */
  public String protocol() {
    return more.getOrDefault("LINERNOTES_STREAMS_PROTOCOL", "classic");
  }

  int of(ServiceKind kind) {
    return switch (kind) {
      case INGEST -> ingests;
      case STREAMS -> streams;
      case SINK -> sinks;
    };
  }
}
