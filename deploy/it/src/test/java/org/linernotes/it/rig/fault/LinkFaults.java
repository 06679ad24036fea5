package org.linernotes.it.rig.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.linernotes.it.rig.net.Link;
import org.linernotes.it.rig.net.Weather;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;

/** What befalls the ways between them. */
final class LinkFaults {
  /** Both ways, each way, and refused. */
  private static final List<Weather> PARTITIONS =
      List.of(Weather.HELD, Weather.HELD_TO_SERVER, Weather.HELD_TO_CLIENT, Weather.CUT);

  private LinkFaults() {}

  /** One sort of service no longer reaches the brokers, or does not hear from them. */
  static Fault part(Deployment deployment, ServiceKind kind, int dice) {
    Weather weather = PARTITIONS.get(dice % PARTITIONS.size());
    return set(
        deployment.brokers().links(kind.name()), weather, "all of " + kind.word() + " and Kafka");
  }

  static Fault partDatabase(Deployment deployment, int dice) {
    Weather weather = PARTITIONS.get(dice % PARTITIONS.size());
    return set(List.of(deployment.database()), weather, "all of sink and PostgreSQL");
  }

  static Fault partRegistry(Deployment deployment, int dice) {
    Weather weather = PARTITIONS.get(dice % PARTITIONS.size());
    return set(List.of(deployment.registry().link()), weather, "all services and the registry");
  }

  static Fault everywhere(Deployment deployment, Weather weather) {
    List<Link> links =
        new ArrayList<>(List.of(deployment.database(), deployment.registry().link()));
    Arrays.stream(ServiceKind.values())
        .forEach(kind -> links.addAll(deployment.brokers().links(kind.name())));
    return set(links, weather, "all services and what they connect to");
  }

  private static Fault set(List<Link> links, Weather weather, String between) {
    return Fault.of(
        weather.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " between " + between,
        () -> links.forEach(link -> link.set(weather)),
        () -> links.forEach(link -> clear(link, weather)));
  }

  /**
   * What was held is dropped with its connection, as by a network that gave up: else a write that
   * its sender took for failed, and sent again, could come after what was sent later.
   */
  private static void clear(Link link, Weather was) {
    if (was != Weather.SLOW && was != Weather.LOSSY) {
      link.set(Weather.CUT);
    }
    link.set(Weather.CLEAR);
  }
}
