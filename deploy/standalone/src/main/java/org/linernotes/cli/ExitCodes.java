package org.linernotes.cli;

/** What the command says to the shell (contract section 1). */
final class ExitCodes {
  static final int OK = 0;

  /** Done, but something of it was refused; or a fault of Linernotes itself. */
  static final int FAILED = 1;

  /** Unknown flags, bad configuration, ports in use, nobody there: nothing was done. */
  static final int USAGE = 2;

  /** Ended by the user. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
