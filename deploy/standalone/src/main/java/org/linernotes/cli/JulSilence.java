package org.linernotes.cli;

import java.util.logging.LogManager;

/** Configures java.util.logging, which a few libraries use, to write nothing. */
public final class JulSilence {
  public JulSilence() {
    LogManager.getLogManager().reset();
  }
}
