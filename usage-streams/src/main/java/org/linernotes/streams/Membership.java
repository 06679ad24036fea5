package org.linernotes.streams;

import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;

/**
 * How an instance belongs to the group that shares the work.
 *
 * @param instanceId a name that it keeps over restarts; empty: none
 * @param standbys instances that follow the state of each partition beside the one that works on it
 * @param sessionSeconds how long the others wait for one that says nothing
 */
public record Membership(
    String instanceId, RebalanceProtocol protocol, int standbys, int sessionSeconds) {

  public Membership {
    if (protocol == RebalanceProtocol.STREAMS && !instanceId.isEmpty()) {
      throw new ConfigException(
          StreamsSettings.INSTANCE_ID.name()
              + ": '"
              + instanceId
              + "' (expected: none, since with "
              + StreamsSettings.PROTOCOL.name()
              + "=streams Kafka knows no instance that keeps its work over a restart)");
    }
  }

  static Membership from(Settings settings) {
    return new Membership(
        settings.get(StreamsSettings.INSTANCE_ID),
        settings.get(StreamsSettings.PROTOCOL),
        settings.get(StreamsSettings.STANDBYS),
        settings.get(StreamsSettings.SESSION_SECONDS));
  }

  /** Whether its work waits for it when it stops, instead of going to the others at once. */
  public boolean keepsItsWork() {
    return !instanceId.isEmpty();
  }
}
