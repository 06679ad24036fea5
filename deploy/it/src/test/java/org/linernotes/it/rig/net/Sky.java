package org.linernotes.it.rig.net;

/** The weather of a link, and a place to wait until it changes. */
final class Sky {
  private Weather weather = Weather.CLEAR;

  synchronized void set(Weather next) {
    weather = next;
    notifyAll();
  }

  synchronized Weather now() {
    return weather;
  }

  /** Returns when bytes may pass in that direction. */
  synchronized void awaitPassage(boolean toServer) throws InterruptedException {
    while (weather.holds(toServer)) {
      wait();
    }
  }
}
