package org.linernotes.streams;

import java.util.Locale;

/** How instances agree on who works on what. */
public enum RebalanceProtocol {
  /** The members agree among themselves; an instance may keep a name over restarts. */
  CLASSIC,
  /**
   * The broker decides, and has the say on standbys and on how long a silent member is waited for.
   */
  STREAMS;

  /**
   * Reads its name, in any case.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static RebalanceProtocol parse(String text) {
    for (RebalanceProtocol protocol : values()) {
      if (protocol.word().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return protocol;
      }
    }
    throw new IllegalArgumentException("classic or streams");
  }

  /** As Kafka calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
