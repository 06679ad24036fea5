package org.linernotes.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * A registry that cannot be asked now. It says nothing of a record or a schema, so that nobody may
 * set one aside for it: whoever works on one tries again.
 */
public final class RegistryUnavailableException extends RetriableException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
