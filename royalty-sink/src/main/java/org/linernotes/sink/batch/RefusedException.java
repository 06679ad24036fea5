package org.linernotes.sink.batch;

/**
 * What is in the batch cannot be booked, now or later: the database or a rule of the ledger refuses
 * it. Nothing of it was booked.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
