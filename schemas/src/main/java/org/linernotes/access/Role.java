package org.linernotes.access;

import java.util.Locale;

/** What a key may do (contract section 1). */
public enum Role {
  /** Reports usage; reads its own. Has a subject. */
  PLATFORM,
  /** Writes and reads its own part of the catalogue and its own royalties. Has a subject. */
  RIGHTSHOLDER,
  /** Reads all money. */
  FINANCE,
  /** Writes all of the catalogue. */
  ADMIN;

  /** True where a key of this role acts for one platform or party. */
  public boolean needsSubject() {
    return this == PLATFORM || this == RIGHTSHOLDER;
  }

  /**
   * Reads a role, in any case.
   *
   * @throws IllegalArgumentException naming the roles there are
   */
  public static Role parse(String text) {
    for (Role role : values()) {
      if (role.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "role '" + text + "' (expected: platform, rightsholder, finance or admin)");
  }
}
