package org.linernotes.sink.period;

/** What was asked of a month cannot be done now; the message says why. */
public final class PeriodRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public PeriodRefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable, for clients. */
  public String code() {
    return code;
  }
}
