package org.linernotes.sink.period;

import java.util.List;

/** A month cannot close, since something does not add up. */
public final class ChecksFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<MonthCheck> checks;

  public ChecksFailedException(String message, List<MonthCheck> checks) {
    super(message);
    this.checks = List.copyOf(checks);
  }

  /** All checks, those that hold too. */
  public List<MonthCheck> checks() {
    return checks;
  }
}
