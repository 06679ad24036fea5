package org.linernotes.streams.status;

/** The state that would answer cannot be asked now; the same question may be put again soon. */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, for programs
   */
  public NotReadyException(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
