package org.linernotes.it.kit.postgres;

/** The server refused a statement. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** PostgreSQL's code of a missing privilege. */
  public static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final String state;

  DatabaseException(String state, String sql, Throwable cause) {
    super(state + " for " + sql + ": " + cause.getMessage(), cause);
    this.state = state;
  }

  /** The SQLSTATE. */
  public String state() {
    return state;
  }
}
