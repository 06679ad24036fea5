package org.linernotes.sink.flow;

import org.jspecify.annotations.Nullable;

/** The topics could not be read, for now. */
public final class TopicsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TopicsException(String message) {
    this(message, null);
  }

  public TopicsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
