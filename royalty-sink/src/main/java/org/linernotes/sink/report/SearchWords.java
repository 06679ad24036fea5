package org.linernotes.sink.report;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is compared in a search: without case, accents and more blanks than one. */
public final class SearchWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private SearchWords() {}

  /** What a track is found by; a line each, so that nothing is found across two of them. */
  public static String of(String title, List<String> names) {
    StringBuilder words = new StringBuilder(fold(title));
    names.forEach(name -> words.append('\n').append(fold(name)));
    return words.toString();
  }

  public static String fold(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
