package org.linernotes.it.oracle;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A track's identifier after normalisation (contract section 3).
 *
 * @param suspect a malformed ISRC: never matches
 */
record Identifier(String text, boolean suspect) {
  private static final Pattern ISRC = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}");

  static Identifier of(String sent) {
    int colon = sent.indexOf(':');
    String namespace = sent.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value = sent.substring(colon + 1).strip();
    if (!namespace.equals("isrc")) {
      return new Identifier(namespace + ":" + value, false);
    }
    String code = value.replaceAll("[-. ]", "").toUpperCase(Locale.ROOT);
    code = code.startsWith("ISRC") ? code.substring(4) : code;
    return ISRC.matcher(code).matches()
        ? new Identifier("isrc:" + code, false)
        : new Identifier("isrc:" + value, true);
  }
}
