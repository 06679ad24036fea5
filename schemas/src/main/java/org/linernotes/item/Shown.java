package org.linernotes.item;

import java.util.regex.Pattern;

/** What was sent, fit to be shown in an answer: short, without control characters. */
public final class Shown {
  private static final int MAX_CHARS = 80;
  private static final int MAX_ID_CHARS = 200;
  private static final char REPLACEMENT = '\uFFFD';
  private static final Pattern PARSER = Pattern.compile(" ?\\([^()\\[]*\\[Source: .*");

  private Shown() {}

  /** A string value, in quotes. */
  public static String quoted(String text) {
    return '"' + clean(text, MAX_CHARS) + '"';
  }

  /** A number or another literal, as sent. */
  public static String plain(String text) {
    return clean(text, MAX_CHARS);
  }

  /** What a parser says of a fault, without what it says of its own settings. */
  public static String reason(String text) {
    boolean told = text.contains("[Source: "); // a search for the pattern is dear, and mostly vain
    return clean(told ? PARSER.matcher(text).replaceFirst("") : text, MAX_ID_CHARS);
  }

  static String id(String text) {
    return clean(text, MAX_ID_CHARS);
  }

  static String pointer(String text) {
    return clean(text, MAX_ID_CHARS);
  }

  /** Unpaired surrogates are replaced too: no JSON writer could encode them. */
  private static String clean(String text, int max) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), max) + 1);
    for (int i = 0; i < text.length() && out.length() < max; ) {
      int point = text.codePointAt(i);
      boolean odd = Character.isISOControl(point) || isSurrogate(point);
      out.appendCodePoint(odd ? REPLACEMENT : point);
      i += Character.charCount(point);
    }
    return text.length() > max ? out.append('…').toString() : out.toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
