package org.linernotes.music;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The International Standard Recording Code (ISO 3901): twelve characters, CC-XXX-YY-NNNNN. */
public final class Isrc {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}");
  private static final Pattern SEPARATORS = Pattern.compile("[-. \\u00a0\\u2010-\\u2015]");

  /**
   * Prefixes that the ISRC agencies allocate beside the ISO 3166-1 codes: more for the United
   * States, Brazil and South Korea, the International Agency's own, and those of former countries.
   */
  private static final Set<String> ALLOCATED =
      Set.of(
          "QM", "QN", "QT", "QZ", "UK", "GX", "FX", "BC", "BK", "BP", "BX", "KS", "TC", "CP", "DG",
          "ZZ", "ZB", "CS", "YU", "SU", "DD", "AN", "TP", "ZR", "XK");

  private static final Set<String> COUNTRIES =
      new HashSet<>(Arrays.asList(Locale.getISOCountries()));

  private static final int CHARACTERS = 12;

  private Isrc() {}

  /**
   * The code in its twelve-character form, whatever the case, separators and leading "ISRC" of what
   * was sent; empty if it is malformed.
   */
  public static Optional<String> normalise(String text) {
    String code = SEPARATORS.matcher(text.strip()).replaceAll("").toUpperCase(Locale.ROOT);
    if (code.startsWith("ISRC") && code.length() != CHARACTERS) { // IS-RC1-26-00001 is Iceland's
      code = code.startsWith(":", 4) ? code.substring(5) : code.substring(4);
    }
    boolean valid = FORM.matcher(code).matches() && allocated(code.substring(0, 2));
    return valid ? Optional.of(code) : Optional.empty();
  }

  /** What every code looks like, a regular expression: for queries over codes that are kept. */
  public static String form() {
    return FORM.pattern();
  }

  /** The two letters that a code may begin with. */
  public static Set<String> prefixes() {
    Set<String> prefixes = new TreeSet<>(ALLOCATED);
    prefixes.addAll(COUNTRIES);
    return prefixes;
  }

  private static boolean allocated(String prefix) {
    return ALLOCATED.contains(prefix) || COUNTRIES.contains(prefix);
  }
}
