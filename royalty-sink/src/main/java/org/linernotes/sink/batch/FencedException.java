package org.linernotes.sink.batch;

/** The books do not stand where a batch begins: it must not be booked. */
public final class FencedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FencedException(String message) {
    super(message);
  }
}
