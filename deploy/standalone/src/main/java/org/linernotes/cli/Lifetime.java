package org.linernotes.cli;

/** The end of the process, as commands see it. */
public interface Lifetime {

  /**
   * Has something closed when the process ends, by itself or by a signal.
   *
   * @param signalled exit code if a signal ends the process from now on
   */
  void onEnd(Runnable close, int signalled);

  /** Waits for a signal. */
  void awaitEnd();

  /** True while what was to be closed is being closed: what fails now fails for that. */
  boolean isEnding();
}
