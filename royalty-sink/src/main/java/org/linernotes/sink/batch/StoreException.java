package org.linernotes.sink.batch;

/** The database could not do it, for now. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean concurrency;

  public StoreException(String message, Throwable cause) {
    this(message, cause, false);
  }

  /**
   * @param concurrency true: another transaction was in the way
   */
  public StoreException(String message, Throwable cause, boolean concurrency) {
    super(message, cause);
    this.concurrency = concurrency;
  }

  /** True if another transaction was in the way: the same work may well succeed at once. */
  public boolean isConcurrency() {
    return concurrency;
  }
}
