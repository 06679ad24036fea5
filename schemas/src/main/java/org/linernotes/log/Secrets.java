package org.linernotes.log;

import java.util.regex.Pattern;

/** What no log line may hold: API keys and tokens. */
final class Secrets {
  private static final String KEY_BEGIN = "ln_";
  private static final String TOKEN_BEGIN = "eyJ";
  private static final Pattern SECRET =
      Pattern.compile("ln_[0-9a-f]{8,}|eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){1,4}");

  private Secrets() {}

  /** The text with something in their place; nearly always it is the text itself. */
  static String without(String text) {
    return text.contains(KEY_BEGIN) || text.contains(TOKEN_BEGIN)
        ? SECRET.matcher(text).replaceAll("(hidden)")
        : text;
  }
}
