package org.linernotes.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do its work; the message is the one line that the user sees. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CliException(String message) {
    super(message);
  }

  public CliException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
