package org.linernotes.standalone;

import org.jspecify.annotations.Nullable;

/** The stack, or a part of it, cannot start; the message is the one line that the user sees. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartException(String message) {
    super(message);
  }

  public StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
