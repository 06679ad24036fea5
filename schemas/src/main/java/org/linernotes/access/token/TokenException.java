package org.linernotes.access.token;

/** A token that is not taken. Its message says why, and nothing of what the token holds. */
public final class TokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean temporary;

  private TokenException(String message, boolean temporary) {
    super(message);
    this.temporary = temporary;
  }

  static TokenException invalid(String message) {
    return new TokenException(message, false);
  }

  static TokenException unavailable(String message) {
    return new TokenException(message, true);
  }

  /** True: whether it is good can't be told now; the same token may be shown again. */
  public boolean temporary() {
    return temporary;
  }
}
