package org.linernotes.it.rig.load;

/** When what of a load is sent. */
@FunctionalInterface
public interface Pacing {

  /**
   * Returns when so much of the load is due.
   *
   * @param share from 0 to 1
   */
  void awaitTurn(double share) throws InterruptedException;
}
