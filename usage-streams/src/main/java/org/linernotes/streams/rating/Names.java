package org.linernotes.streams.rating;

import java.util.Collection;
import java.util.Set;

/**
 * A list of names that a licence or consent covers, or all of them.
 *
 * @param all true for {@code *}
 */
public record Names(boolean all, Set<String> listed) {
  public static final String ANY = "*";

  public static Names of(Collection<String> names) {
    return new Names(names.contains(ANY), Set.copyOf(names));
  }

  public boolean covers(String name) {
    return all || listed.contains(name);
  }
}
