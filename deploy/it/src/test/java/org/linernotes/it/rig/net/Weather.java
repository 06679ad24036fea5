package org.linernotes.it.rig.net;

/** How a link is. */
public enum Weather {
  CLEAR,
  /** Nothing passes, and nobody is told. */
  HELD,
  /** What clients send does not arrive. */
  HELD_TO_SERVER,
  /** What the server answers does not arrive. */
  HELD_TO_CLIENT,
  /** Every connection is closed, and every new one. */
  CUT,
  /** Every piece takes its time. */
  SLOW,
  /** Some pieces come late, as when packets are lost and sent again; some connections break. */
  LOSSY;

  boolean holds(boolean toServer) {
    return this == HELD || this == (toServer ? HELD_TO_SERVER : HELD_TO_CLIENT);
  }
}
