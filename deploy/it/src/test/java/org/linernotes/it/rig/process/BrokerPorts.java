package org.linernotes.it.rig.process;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a broker listens.
 *
 * @param own for the other brokers, and for the tests themselves
 * @param listeners by name, for each sort of client
 */
record BrokerPorts(int own, int controller, SortedMap<String, Way> listeners) {

  /**
   * A link's two ends.
   *
   * @param clients where they connect
   * @param server where it listens
   */
  record Way(int clients, int server) {}

  static BrokerPorts of(Ports ports, Iterable<String> listeners) {
    SortedMap<String, Way> ways = new TreeMap<>();
    listeners.forEach(name -> ways.put(name, new Way(ports.free(), ports.free())));
    return new BrokerPorts(ports.free(), ports.free(), ways);
  }

  Map<String, Way> ways() {
    return listeners;
  }
}
