package org.linernotes.catalogue;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Closed sets of words, in the order that messages name them. */
final class Words {
  /** Stands for all. */
  static final String ANY = "*";

  private Words() {}

  static Set<String> of(Enum<?>... values) {
    Set<String> names = new LinkedHashSet<>();
    for (Enum<?> value : values) {
      names.add(value.name());
    }
    return Collections.unmodifiableSet(names);
  }

  static Set<String> of(String... values) {
    Set<String> names = new LinkedHashSet<>();
    Collections.addAll(names, values);
    return Collections.unmodifiableSet(names);
  }
}
