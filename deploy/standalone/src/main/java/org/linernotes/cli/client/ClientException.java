package org.linernotes.cli.client;

import org.jspecify.annotations.Nullable;

/** The service cannot be reached or does not take what is sent; one line for the user. */
public final class ClientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClientException(String message) {
    super(message);
  }

  public ClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
