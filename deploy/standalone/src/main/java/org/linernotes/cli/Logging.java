package org.linernotes.cli;

import java.nio.file.Path;

/** Where the log goes. Takes effect if it is said before anything logs. */
final class Logging {
  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  /** Nowhere: a command's own lines are all that the user is to see. */
  static void quiet() {
    System.setProperty(CONFIGURATION, "org/linernotes/cli/quiet.xml");
    // Bridged from java.util.logging by nobody: PostgreSQL's driver must not write to the terminal.
    System.setProperty("java.util.logging.config.class", JulSilence.class.getName());
  }

  /** To {@code linernotes.log} in a folder. */
  static void to(Path folder) {
    System.setProperty("linernotes.logs", folder.toAbsolutePath().toString());
    System.setProperty(CONFIGURATION, "org/linernotes/cli/file.xml");
  }
}
