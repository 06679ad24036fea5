package org.linernotes.it.rig.verdict;

/**
 * Something that must not be.
 *
 * @param text where, what was found, and what was expected
 */
public record Finding(Kind kind, String text) {

  /** What is wrong. */
  public enum Kind {
    /** What was answered 202 does not count, or money that is owed is not booked. */
    LOST,
    /** Something counts twice, or more is booked than is owed. */
    DOUBLED,
    /** Numbers that must agree in every answer do not. */
    UNBALANCED,
    /** Anything else that is not as the oracle has it. */
    DIFFERENT
  }

  @Override
  public String toString() {
    return kind + " " + text;
  }
}
