package org.linernotes.streams.preview;

/** What a preview leaves out. */
public enum Note {
  POOL_NOT_INCLUDED(
      "Use under a monthly pool is in the verdicts; the pool's fee is shared when its month is"
          + " reviewed, and is not in the amounts."),
  GUARANTEE_NOT_INCLUDED(
      "A minimum guarantee is owed by the month as a whole, and is not in the amounts."),
  TIME_LIMIT("There was more use than could be rated in the time: this is a part of it."),
  INSTANCE_MISSING("A part of all tracks could not be looked at now: ask again.");

  private final String text;

  Note(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** True if the amounts are those of a part only. */
  public boolean incomplete() {
    return this == TIME_LIMIT || this == INSTANCE_MISSING;
  }
}
