package org.linernotes.sink.postgres.backup;

import org.jspecify.annotations.Nullable;

/** A backup was not made or not restored; the message is one line for who asked for it. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BackupException(String message) {
    this(message, null);
  }

  public BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
