package org.linernotes.ingest.item;

/** It is not known that all entries are durable. */
public final class EventLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EventLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
