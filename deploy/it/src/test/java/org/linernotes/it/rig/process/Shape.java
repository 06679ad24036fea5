package org.linernotes.it.rig.process;

import java.util.Map;
import org.linernotes.config.Setting;
import org.linernotes.streams.StreamsSettings;

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

  /** How instances of usage-streams share their work, and how long a silent one is waited for. */
  public String membership() {
    return setting(StreamsSettings.PROTOCOL)
        + ", "
        + setting(StreamsSettings.SESSION_SECONDS)
        + " s";
  }

  private String setting(Setting<?> setting) {
    return more.getOrDefault(setting.name(), String.valueOf(setting.fallback()));
  }

  int of(ServiceKind kind) {
    return switch (kind) {
      case INGEST -> ingests;
      case STREAMS -> streams;
      case SINK -> sinks;
    };
  }
}
