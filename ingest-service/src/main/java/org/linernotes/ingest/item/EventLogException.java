package org.linernotes.ingest.item;

import org.jspecify.annotations.Nullable;

/** It is not known that all entries are durable. */
public final class EventLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EventLogException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
