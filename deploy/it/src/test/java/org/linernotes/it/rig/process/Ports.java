package org.linernotes.it.rig.process;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.linernotes.standalone.LocalPorts;

/**
 * Free ports, below those that the system gives to outgoing connections: while a killed server is
 * away nobody else shall get its port by chance.
 */
public final class Ports {
  private static final int FIRST = 15_000;
  private static final int LAST = 31_000;

  private final Set<Integer> given = new HashSet<>();
  private int next = ThreadLocalRandom.current().nextInt(FIRST, LAST);

  /** One that nobody listens on, and that was not given before. */
  public synchronized int free() {
    for (int tries = FIRST; tries < LAST; tries++) {
      next = next < LAST ? next + 1 : FIRST;
      if (LocalPorts.isFree(next) && given.add(next)) {
        return next;
      }
    }
    throw new IllegalStateException("no port between " + FIRST + " and " + LAST + " is free");
  }
}
