package org.linernotes.licence;

/** The two rights in a recording of a song. */
public enum Side {
  /** The sound recording. */
  MASTER,
  /** The musical work. */
  PUBLISHING
}
