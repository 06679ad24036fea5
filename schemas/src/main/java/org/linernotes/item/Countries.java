package org.linernotes.item;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ISO 3166-1 alpha-2 codes. */
public final class Countries {
  /** Where training ran is unknown (contract section 3). */
  public static final String UNKNOWN = "ZZ";

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  private Countries() {}

  /** The code in capitals; empty if no country has it. */
  public static Optional<String> normalise(String text) {
    boolean ascii = text.length() == 2 && text.chars().allMatch(c -> c < 0x80);
    String code = ascii ? text.toUpperCase(Locale.ROOT) : "";
    return CODES.contains(code) ? Optional.of(code) : Optional.empty();
  }
}
