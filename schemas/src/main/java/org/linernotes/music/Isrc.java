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
  private static final int YEAR_AT = 5;
  private static final int LETTERS = 26;
  private static final boolean[] PREFIXES = prefixTable();

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

  /** True if ASCII bytes are a code in its twelve-character form, which nothing would change. */
  public static boolean isNormalised(byte[] ascii, int from, int to) {
    boolean valid = to - from == CHARACTERS && isCapital(ascii[from]) && isCapital(ascii[from + 1]);
    for (int i = 2; valid && i < CHARACTERS; i++) {
      byte b = ascii[from + i];
      valid = (b >= '0' && b <= '9') || (i < YEAR_AT && isCapital(b));
    }
    return valid && PREFIXES[prefix((char) ascii[from], (char) ascii[from + 1])];
  }

  private static boolean isCapital(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static int prefix(char first, char second) {
    return (first - 'A') * LETTERS + second - 'A';
  }

  private static boolean[] prefixTable() {
    boolean[] known = new boolean[LETTERS * LETTERS];
    prefixes().forEach(text -> known[prefix(text.charAt(0), text.charAt(1))] = true);
    return known;
  }

  private static boolean allocated(String prefix) {
    return ALLOCATED.contains(prefix) || COUNTRIES.contains(prefix);
  }
}
